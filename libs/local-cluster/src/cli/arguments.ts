import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Component, COMPONENT_NAMES, type ComponentName } from '../component.js';
import { componentNamed } from '../components/index.js';
import { repositoryRoot } from '../root.js';

/** What was typed cannot be meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The words and options after a verb. */
export interface Arguments {
  readonly components: readonly Component[];
  /** Whether they were named; without a name all are meant. */
  readonly named: boolean;
  readonly dataDirectory: string;
  readonly portBase: number | undefined;
  readonly env: string | undefined;
  readonly testEnv: string | undefined;
  readonly json: boolean;
  readonly wipe: boolean;
  readonly help: boolean;
}

const HIGHEST_BASE = 65_000;

function isComponentName(word: string): word is ComponentName {
  return COMPONENT_NAMES.some((name) => name === word);
}

function component(word: string): Component {
  if (!isComponentName(word)) throw new UsageError(`没有组件“${word}”，可用的有 / there is no component ${word}; known are: ${COMPONENT_NAMES.join(' ')}`);
  return componentNamed(word);
}

function portBase(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > HIGHEST_BASE) throw new UsageError(`--port-base: 1 – ${HIGHEST_BASE}`);
  return value;
}

/** Reads what follows a verb. Without a component all are meant. Throws UsageError. */
export function readArguments(words: readonly string[]): Arguments {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...words], allowPositionals: true,
      options: { data: text, 'port-base': text, env: text, 'test-env': text, json: flag, wipe: flag, help: { ...flag, short: 'h' } },
    });
    return {
      named: positionals.length > 0,
      components: (positionals.length === 0 ? COMPONENT_NAMES : positionals).map(component),
      // Given, it is meant from where the person stands; not given, it is the checkout's own.
      dataDirectory: values.data ?? join(repositoryRoot, 'data', 'cluster'),
      portBase: portBase(values['port-base']), env: values.env, testEnv: values['test-env'],
      json: values.json, wipe: values.wipe, help: values.help,
    };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
