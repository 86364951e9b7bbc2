import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Options {
  /** The sections to measure; all if undefined. */
  readonly only: readonly string[] | undefined;
  readonly json: string | undefined;
  readonly quick: boolean;
  readonly rounds: number;
  readonly seconds: number;
  readonly cases: number;
  /** Command lines of the event store, the repository's own if there are none. */
  readonly servers: readonly string[];
  readonly nodeOptions: readonly string[];
}

/** A command line that cannot be understood, in words. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const USAGE = `npm run bench -- [--only <部分 sections>] [--json <文件 file>] [--quick] [--rounds <n>] [--seconds <s>] [--cases 100|1000|10000] [--server <main.js> …] [--node-option <…> …]`;

/** @throws UsageError for what it does not know. */
export function parseOptions(args: readonly string[], sections: readonly string[]): Options {
  const values = parsed(args);
  const quick = values.quick ?? false;
  const only = values.only?.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const unknown = only?.find((name) => !sections.includes(name));
  if (unknown !== undefined) throw new UsageError(`没有“${unknown}”这一部分，只有 / no section “${unknown}”, only: ${sections.join(', ')}\n${USAGE}`);
  return {
    only, quick, json: values.json, servers: values.server ?? [], nodeOptions: values['node-option'] ?? [],
    rounds: positive('rounds', values.rounds, quick ? 2 : 5), seconds: positive('seconds', values.seconds, quick ? 0.5 : 2), cases: positive('cases', values.cases, 1_000),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' }, json: { type: 'string' }, quick: { type: 'boolean' }, rounds: { type: 'string' }, seconds: { type: 'string' }, cases: { type: 'string' },
        server: { type: 'string', multiple: true }, 'node-option': { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

/** A number above nothing, whole unless it is of seconds. @throws UsageError */
export function positive(name: string, text: string | undefined, otherwise: number, usage = USAGE): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value > 0) || (name !== 'seconds' && !Number.isInteger(value))) throw new UsageError(`--${name}: ${text}\n${usage}`);
  return value;
}
