import { join } from 'node:path';
import { removeStandalonePostgres, startStandalonePostgres } from '@juanzong/read-model/standalone';
import { postgresAnswers } from '../answers/postgres.js';
import type { Component, Environment } from '../component.js';

const READ_MODELS = 'JUANZONG_POSTGRES';
const VAULT = 'JUANZONG_VAULT_POSTGRES';
const DATABASES = { [READ_MODELS]: 'juanzong', [VAULT]: 'juanzong_vault' };

const urls = (secret: string, port: number | undefined): Environment =>
  Object.fromEntries(Object.entries(DATABASES).map(([variable, database]) => [variable, `postgres://juanzong:${secret}@127.0.0.1:${port}/${database}`]));

/** PostgreSQL from the binaries of the npm package, with a database for the read models and one for the vault. */
export const postgres: Component = {
  name: 'postgres',
  title: 'PostgreSQL',
  variables: Object.keys(DATABASES),
  standardPorts: [5432],
  elsewhere: [urls('juanzong', 5432)],
  composeService: 'postgres',
  // PostgreSQL's own word for "end every session and stop".
  stop: { signal: 'SIGINT', patienceMs: 10_000 },
  lacks: async () => undefined,
  environment: ({ secret, ports: [port] }) => urls(secret, port),
  launch: async ({ folder, logFile, log, secret, ports: [port = 0] }) => {
    const { pid } = await startStandalonePostgres({ dataDirectory: join(folder, 'data'), port, password: secret, databases: Object.values(DATABASES), logFile, log });
    return pid;
  },
  answers: (environment) => postgresAnswers(Object.keys(DATABASES).flatMap((variable) => environment[variable] ?? [])),
  wipe: ({ folder }) => { removeStandalonePostgres(join(folder, 'data')); },
};
