import { describe, expect, it } from '@jest/globals';
import { faultsOfTestColumn } from './test-column.mjs';

const HEAD = '| 场景 scenario | 显示它的测试 test that shows it |\n|---|---|\n';
const read = (path) => (path === '../a.e2e.spec.ts' ? "it('goes on after a kill', …)" : undefined);
const faults = (text) => faultsOfTestColumn('docs/x.md', text, read);

describe('the column of tests', () => {
  it('names tests that are there, or none', () => {
    expect(faults(`${HEAD}| kill | [a](../a.e2e.spec.ts) “goes on after a kill” |\n| power | 无 none |\n\ntext\n`)).toEqual([]);
  });
  it.each([
    ['a table without it', '| 场景 scenario | 应答 answer |\n|---|---|\n', 'docs/x.md:1: the table ends without'],
    ['a row without a test', `${HEAD}| kill | |\n`, 'docs/x.md:3: names no test'],
    ['a file that is gone', `${HEAD}| kill | [b](../b.e2e.spec.ts) “goes on” |\n`, 'docs/x.md:3: ../b.e2e.spec.ts is not there'],
    ['a test that is gone', `${HEAD}| kill | [a](../a.e2e.spec.ts) “stops” |\n`, 'docs/x.md:3: ../a.e2e.spec.ts has no test “stops”'],
    ['one of two that is gone', `${HEAD}| kill | [a](../a.e2e.spec.ts) “goes on”；[b](../b.unit.spec.ts) “x” |\n`, 'docs/x.md:3: ../b.unit.spec.ts is not there'],
  ])('is wrong for %s', (_what, text, fault) => expect(faults(text)).toEqual([expect.stringContaining(fault)]));
});
