import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Component } from '../component.js';
import { run } from '../jars/run.js';
import { repositoryRoot } from '../root.js';

const FILE = join(repositoryRoot, 'docker-compose.yml');
const PROJECT = 'juanzong';
/** The file asks for them because of the services, none of which is started here. */
const UNUSED = { JUANZONG_MASTER_KEY: 'unused', JUANZONG_OIDC_ISSUER: 'unused' };

const markIn = (dataDirectory: string, { name }: Component): string => join(resolve(dataDirectory), name, 'container');

/** Whether a container engine answers: having the command is not having the engine. */
export async function engineAnswers(): Promise<boolean> {
  return (await run('docker', ['info']))?.code === 0;
}

async function compose(...args: string[]): Promise<void> {
  const done = await run('docker', ['compose', '--file', FILE, ...args], UNUSED);
  if (done?.code !== 0) throw new Error(`docker compose ${args.join(' ')}: ${done?.said.trim().slice(-500) ?? 'not found'}`);
}

/** Starts the component's container, waits until it is healthy, and remembers that it was started for this cluster. */
export async function startContainer(dataDirectory: string, component: Component): Promise<void> {
  mkdirSync(join(resolve(dataDirectory), component.name), { recursive: true });
  writeFileSync(markIn(dataDirectory, component), `${component.composeService}\n`);
  await compose('up', '--detach', '--wait', component.composeService);
}

/** Stops the component's container if it was started for this cluster; with `wipe` its volume goes too. Returns whether there was one. */
export async function stopContainer(dataDirectory: string, component: Component, wipe: boolean): Promise<boolean> {
  const mark = markIn(dataDirectory, component);
  if (!existsSync(mark)) return false;
  if (wipe) {
    await compose('rm', '--stop', '--force', component.composeService);
    await run('docker', ['volume', 'rm', '--force', `${PROJECT}_${component.composeService}`]);
  } else {
    await compose('stop', component.composeService);
  }
  rmSync(mark);
  return true;
}
