import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { AS_STARTED } from './platform-process.js';

describe('the platform that is measured', () => {
  it('has the settings of V8 with which it is started', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };
    expect(scripts).toMatchObject({ start: `exec node ${AS_STARTED.join(' ')} tools/start.mjs`, bench: `exec node ${AS_STARTED.join(' ')} tools/bench.mjs` });
  });
});
