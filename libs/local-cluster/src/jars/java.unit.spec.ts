import { describe, expect, it } from '@jest/globals';
import { javaVersion } from './java.js';

describe('what java -version says', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_402"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['bash: java: command not found', undefined],
  ])('%s', (said, version) => expect(javaVersion(said)).toBe(version));
});
