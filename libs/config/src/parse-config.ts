import type { Bilingual } from '@juanzong/kernel';
import { z } from 'zod';
import { nearestName } from './nearest-name.js';
import { type Setting, SETTINGS } from './settings.js';

/** A table of settings. */
export type Settings = Readonly<Record<string, Setting<unknown>>>;

/** What was read of a table of settings. */
export type ConfigOf<S extends Settings> = { readonly [Key in keyof S]: z.infer<S[Key]['schema']> };

/** The configuration of the platform in one process, parsed once. */
export type Config = ConfigOf<typeof SETTINGS>;

/** What is wrong with one variable of the environment. */
export interface ConfigProblem {
  readonly variable: string;
  readonly value: string;
  readonly message: Bilingual;
}

const PREFIX = 'JUANZONG_';
/** Variables of the tests and of infra/local, which no service reads. */
const OF_OTHERS = /^JUANZONG_(TEST_|CACHE$|MAVEN_REPOSITORY$)/;

/** Reads the configuration of the platform in one process; see `parseSettings`. */
export const parseConfig = (env: Environment): Config | ConfigProblem[] => parseSettings(env, SETTINGS);

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of one table from the environment. An empty variable counts as absent. A wrong value, one that is lacking, and a
 * JUANZONG_ variable that the table does not have, is a problem: a mistyped name must not quietly move the data.
 * @returns the configuration, or every problem at once.
 */
export function parseSettings<S extends Settings>(env: Environment, settings: S): ConfigOf<S> | ConfigProblem[] {
  const all = Object.entries(settings);
  const names = all.map(([, { name }]) => name);
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith(PREFIX) && !OF_OTHERS.test(name) && value !== undefined && value !== ''));
  const table = z.object(Object.fromEntries(all.map(([, { name, schema }]) => [name, schema])));
  const parsed = table.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map(({ path }) => String(path[0])));
  const problems = [
    ...all.filter(([, { name }]) => wrong.has(name)).map(([, { name, allowed, secret }]) => (given[name] === undefined ? missing(name, allowed) : wrongValue(name, secret ? '…' : given[name], allowed))),
    ...Object.keys(given).filter((name) => !names.some((known) => known === name)).map((name) => unknownName(name, given[name] ?? '', names)),
  ];
  if (problems.length > 0 || !parsed.success) return problems;
  return Object.fromEntries(all.map(([key, { name }]) => [key, parsed.data[name]])) as ConfigOf<S>;
}

export const isConfigProblems = (parsed: object): parsed is ConfigProblem[] => Array.isArray(parsed);

/** The problems as lines for a terminal, Chinese first. */
export const configProblemText = (problems: readonly ConfigProblem[]): string =>
  problems.map(({ message }) => `${message.zh}\n${message.en}`).join('\n');

const wrongValue = (variable: string, value: string, allowed: Bilingual): ConfigProblem => ({
  variable, value,
  message: {
    zh: `环境变量 ${variable} 的值“${value}”无效，应为${allowed.zh}。`,
    en: `The environment variable ${variable} is "${value}"; it must be ${allowed.en}.`,
  },
});

const missing = (variable: string, allowed: Bilingual): ConfigProblem => ({
  variable, value: '',
  message: {
    zh: `缺少环境变量 ${variable}，应为${allowed.zh}。`,
    en: `The environment variable ${variable} is lacking; it must be ${allowed.en}.`,
  },
});

function unknownName(variable: string, value: string, names: readonly string[]): ConfigProblem {
  const near = nearestName(variable, names);
  return {
    variable, value,
    message: {
      zh: `不认识的环境变量 ${variable}${near ? `，是否想写 ${near}？` : `；可用的有：${names.join('、')}。`}`,
      en: `Unknown environment variable ${variable}${near ? `; did you mean ${near}?` : `; known are: ${names.join(', ')}.`}`,
    },
  };
}
