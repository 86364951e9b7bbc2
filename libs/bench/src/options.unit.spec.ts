import { describe, expect, it } from '@jest/globals';
import { parseOptions, UsageError } from './options.js';

const options = (...args: string[]) => parseOptions(args, ['appends', 'reads']);

describe('the command line of the bench', () => {
  it('measures everything if nothing is said, and less and shorter if it has to be quick', () => {
    expect(options()).toEqual({ only: undefined, json: undefined, quick: false, rounds: 5, seconds: 2, cases: 1000, servers: [], nodeOptions: [] });
    expect(options('--quick')).toMatchObject({ quick: true, rounds: 2, seconds: 0.5 });
  });
  it('takes what is said', () => {
    expect(options('--only', 'reads, appends', '--json', 'f', '--rounds', '3', '--seconds', '0.2', '--cases', '10000', '--server', 'a', '--server', 'b', '--node-option=--cpu-prof'))
      .toEqual({ only: ['reads', 'appends'], json: 'f', quick: false, rounds: 3, seconds: 0.2, cases: 10000, servers: ['a', 'b'], nodeOptions: ['--cpu-prof'] });
  });
  it.each([['--only', 'writes'], ['--rounds', '0'], ['--rounds', '1.5'], ['--seconds', 'x'], ['--cases', '-1'], ['--fast'], ['more']])('refuses %s %s', (...args) => {
    expect(() => options(...args.filter((arg) => arg !== undefined))).toThrow(UsageError);
  });
  it('names the sections that there are', () => expect(() => options('--only', 'writes')).toThrow(/writes.*appends, reads/s));
});
