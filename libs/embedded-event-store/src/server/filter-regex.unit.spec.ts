import { describe, expect, it } from '@jest/globals';
import { compileRegex } from './filter-regex.js';

describe('filter expressions (statement 22)', () => {
  it.each(['^[^$].*', '^case-', '(?:a|b)$', 'a{2,3}', '^\\w+-\\d+$', '(?=x)', '(?<name>a)'])('takes %s', (source) => {
    expect(compileRegex(source)).toBeInstanceOf(RegExp);
  });

  it.each(['\\Aa', 'a\\z', '(?i)a', '(?>a)', '[a-z-[aeiou]]', '\\p{L}', '(?#c)a', '('])('refuses %s', (source) => {
    expect(() => compileRegex(source)).toThrow();
  });
});
