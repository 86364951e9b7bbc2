import { describe, expect, it } from '@jest/globals';
import { commandLine, notWhole } from './command-line.mjs';

const asked = (...args) => commandLine(args, 'npm run x -- [--n N]', { options: { n: { type: 'string', default: '1' } } }, ({ n }) => notWhole('n', n, 1, 9));

describe('what a command is told', () => {
  it('are its values', () => expect(asked('--n', '3').values).toMatchObject({ n: '3' }));
  it('may be a question how it is called', () => expect(asked('--help')).toEqual({ said: '用法 usage: npm run x -- [--n N]', code: 0 }));
  it.each([[['--m']], [['3']], [['--n']]])('is refused with its usage where it is not understood: %j', (args) => {
    expect(asked(...args)).toEqual({ said: expect.stringMatching(/^看不懂 \/ not understood: .+\n用法 usage: npm run x/s), code: 2 });
  });
  it.each(['0', '10', '1.5', 'x', '-1', ''])('is refused where a number is none or out of range: %j', (n) => {
    expect(asked(`--n=${n}`)).toEqual({ said: expect.stringMatching(/^--n 须为整数 1–9，不是 \/ takes a whole number 1–9, not: /), code: 2 });
  });
});
