import { parseArgs } from 'node:util';
import { positive, UsageError } from '../options.js';

/** What the command line of the cluster's bench asks for. */
export interface ClusterOptions {
  /** The sections to measure; all if undefined. */
  readonly sections: readonly string[] | undefined;
  readonly json: string | undefined;
  /** How often everybody who is compared is measured in turn. */
  readonly rounds: number;
  /** Entries that the relay publishes in one round. */
  readonly events: number;
  /** Commands of one kind in one round. */
  readonly commands: number;
  /** Whole cases in one round. */
  readonly cases: number;
  /** How long cases are offered at one rate. */
  readonly seconds: number;
  /** Cases a second that are offered, one rate after the other. */
  readonly rates: readonly number[];
  /** A folder for processor profiles of whoever publishes; none are taken if absent. */
  readonly profile: string | undefined;
}

const USAGE = 'npm run bench:cluster -- [--sections <部分 sections>] [--json <文件 file>] [--quick] [--rounds <n>] [--events <n>] [--commands <n>] [--cases <n>] [--seconds <s>] [--rates 20,50] [--profile <文件夹 folder>]';

const DEFAULTS = { rounds: 3, events: 50_000, commands: 48, cases: 48, seconds: 10, rates: '20,50' };
const QUICK = { rounds: 1, events: 20_000, commands: 16, cases: 16, seconds: 4, rates: '5,10' };

/** @throws UsageError for what it does not know. */
export function parseClusterOptions(args: readonly string[], known: readonly string[]): ClusterOptions {
  const values = parsed(args);
  const otherwise = values.quick === true ? QUICK : DEFAULTS;
  const sections = values.sections?.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const unknown = sections?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`没有“${unknown}”这一部分，只有 / no section “${unknown}”, only: ${known.join(', ')}\n${USAGE}`);
  const number = (name: 'rounds' | 'events' | 'commands' | 'cases' | 'seconds'): number => positive(name, values[name], otherwise[name], USAGE);
  return {
    sections, json: values.json, rounds: number('rounds'), events: number('events'), commands: number('commands'), cases: number('cases'), seconds: number('seconds'),
    rates: (values.rates ?? otherwise.rates).split(',').map((rate) => positive('rates', rate, 1, USAGE)).sort((a, b) => a - b), profile: values.profile,
  };
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args: [...args],
      options: { sections: text, json: text, quick: { type: 'boolean' }, rounds: text, events: text, commands: text, cases: text, seconds: text, rates: text, profile: text },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
