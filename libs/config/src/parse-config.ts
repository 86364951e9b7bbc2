import type { Bilingual } from '@juanzong/kernel';
import { z } from 'zod';
import { nearestName } from './nearest-name.js';
import { SETTINGS } from './settings.js';

type Settings = typeof SETTINGS;

/** The platform's configuration, parsed once. */
export type Config = { readonly [Key in keyof Settings]: z.infer<Settings[Key]['schema']> };

/** What is wrong with one variable of the environment. */
export interface ConfigProblem {
  readonly variable: string;
  readonly value: string;
  readonly message: Bilingual;
}

const PREFIX = 'JUANZONG_';
const ALL = Object.entries(SETTINGS);
const SCHEMA = z.object(Object.fromEntries(ALL.map(([, { name, schema }]) => [name, schema])));

/**
 * Reads the configuration from the environment. An empty variable counts as absent. A wrong value, and a
 * JUANZONG_ variable that nobody knows, is a problem: a mistyped name must not quietly move the data.
 * @returns the configuration, or every problem at once.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config | ConfigProblem[] {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith(PREFIX) && value !== undefined && value !== ''));
  const parsed = SCHEMA.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map(({ path }) => String(path[0])));
  const problems = [
    ...ALL.filter(([, { name }]) => wrong.has(name)).map(([, { name, allowed }]) => wrongValue(name, given[name] ?? '', allowed)),
    ...Object.keys(given).filter((name) => !ALL.some(([, setting]) => setting.name === name)).map((name) => unknownName(name, given[name] ?? '')),
  ];
  if (problems.length > 0 || !parsed.success) return problems;
  return Object.fromEntries(ALL.map(([key, { name }]) => [key, parsed.data[name]])) as Config;
}

export const isConfigProblems = (parsed: Config | ConfigProblem[]): parsed is ConfigProblem[] => Array.isArray(parsed);

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

function unknownName(variable: string, value: string): ConfigProblem {
  const names = ALL.map(([, { name }]) => name);
  const near = nearestName(variable, names);
  return {
    variable, value,
    message: {
      zh: `不认识的环境变量 ${variable}${near ? `，是否想写 ${near}？` : `；可用的有：${names.join('、')}。`}`,
      en: `Unknown environment variable ${variable}${near ? `; did you mean ${near}?` : `; known are: ${names.join(', ')}.`}`,
    },
  };
}
