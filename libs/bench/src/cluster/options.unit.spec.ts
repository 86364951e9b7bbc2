import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../options.js';
import { parseClusterOptions } from './options.js';

const options = (...args: string[]) => parseClusterOptions(args, ['relay', 'commands']);

describe('the command line of the cluster’s bench', () => {
  it('measures everything if nothing is said, and less if it has to be quick', () => {
    expect(options()).toEqual({ sections: undefined, json: undefined, rounds: 3, events: 50_000, commands: 48, cases: 48, seconds: 10, rates: [20, 50], profile: undefined });
    expect(options('--quick')).toMatchObject({ rounds: 1, events: 20_000, rates: [5, 10] });
  });
  it('takes what is said, and more than --quick would', () => {
    expect(options('--sections', 'commands, relay', '--json', 'f', '--quick', '--rounds', '7', '--events', '90000', '--commands', '5', '--cases', '6', '--seconds', '2.5', '--rates', '50,20', '--profile', 'p'))
      .toEqual({ sections: ['commands', 'relay'], json: 'f', rounds: 7, events: 90_000, commands: 5, cases: 6, seconds: 2.5, rates: [20, 50], profile: 'p' });
  });
  it.each([['--sections', 'reads'], ['--rounds', '0'], ['--events', '1.5'], ['--rates', '20,x'], ['--rates', ''], ['--fast'], ['more']])('refuses %s %s', (...args) => {
    expect(() => options(...args.filter((arg) => arg !== undefined))).toThrow(UsageError);
  });
  it('names the sections that there are', () => expect(() => options('--sections', 'reads')).toThrow(/reads.*relay, commands/s));
});
