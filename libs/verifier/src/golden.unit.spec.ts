import { describe, expect, it } from '@jest/globals';
import { runVerifier } from './cli.js';
import { verifyExport } from './index.js';
import { GOLDEN, goldenFile, goldenPath, goldenText } from './testing/golden.js';

describe.each(GOLDEN)('the golden export %s', (name) => {
  it('verifies, as text and as bytes, and against its own key', () => {
    const { publicKey } = goldenFile(name).head.signature;
    const report = verifyExport(goldenText(name), { trustedKeys: [String(publicKey)] });
    expect(report).toMatchObject({ ok: true, trusted: true, problems: [], entries: 7, clock: 'virtual' });
    expect(verifyExport(new TextEncoder().encode(goldenText(name)))).toMatchObject({ ok: true, trusted: false });
    expect(report.disclosed.map(({ value }) => value)).toEqual(expect.arrayContaining(['张三（样例）', '张山（样例）', 180000, 175000]));
    expect(report.documents.every(({ contentChecked }) => contentChecked)).toBe(true);
  });

  it('is judged by the command line without the platform', () => {
    const run = (...args: string[]): [number, string] => {
      let output = '';
      const code = runVerifier(args, (text) => (output += text));
      return [code, output];
    };
    expect(run(goldenPath(name))).toEqual([0, expect.stringMatching(/完整.*complete[\s\S]*演练时钟/)]);
    expect(run(goldenPath(name), '--trust', 'another', '--json')).toEqual([1, expect.stringMatching(/head.key-unknown/)]);
    expect(run()).toEqual([2, expect.stringMatching(/usage/)]);
    expect(run('/nonexistent')).toEqual([2, expect.stringMatching(/ENOENT/)]);
  });
});
