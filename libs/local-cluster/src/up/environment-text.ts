import { renameSync, writeFileSync } from 'node:fs';
import type { Environment } from '../component.js';
import { testVariable } from '../test-variables.js';
import type { Outcome } from './outcome.js';

/** Everything the services need to know of the components that are there. */
export function environmentOf(outcomes: readonly Outcome[]): Environment {
  return Object.assign({}, ...outcomes.map((outcome) => ('environment' in outcome ? outcome.environment : {}))) as Environment;
}

/** The same for specs: one variable for each component, which no service reads. */
export function testEnvironmentOf(outcomes: readonly Outcome[]): Environment {
  return Object.fromEntries(outcomes.flatMap((outcome) => {
    const [main = ''] = outcome.component.variables;
    const url = 'environment' in outcome ? outcome.environment[main] : undefined;
    return url === undefined ? [] : [[testVariable(outcome.component.name), url]];
  }));
}

const quoted = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`;

/** A line for each variable, as a shell reads it: `set -a; . FILE; set +a`. */
export const environmentText = (environment: Environment): string =>
  Object.entries(environment).map(([name, value]) => `${name}=${quoted(value)}\n`).join('');

/** Writes them to a file that only its owner can read, in one step. */
export function writeEnvironment(file: string, environment: Environment): void {
  writeFileSync(`${file}.new`, environmentText(environment), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
