import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENT_NAMES, type Component } from '../component.js';
import { componentNamed } from '../components/index.js';
import { freePorts } from '../process/ports.js';
import { spawnDetached } from '../process/spawn-detached.js';
import { temporaryClusterFolder } from '../testing/temporary-cluster-folder.js';
import { bringUp, portsFrom } from './bring-up.js';
import { takeDown } from './take-down.js';

const NEEDS = { zh: '需要假程序', en: 'needs the fake' };

describe('making sure of a component', () => {
  let dataDirectory: string;
  let answering: Set<string>;
  const path = process.env['PATH'];
  beforeEach(() => {
    dataDirectory = temporaryClusterFolder('up');
    answering = new Set();
  });
  afterEach(async () => {
    process.env['PATH'] = path;
    await takeDown(fake(), dataDirectory, true);
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  /** Answers at what is in `answering`, and wherever it runs itself. */
  const fake = (needs?: typeof NEEDS): Component => ({
    name: 'redis', title: 'Fake', variables: ['FAKE_URL', 'FAKE_OTHER'], standardPorts: [9_999], composeService: 'fake',
    elsewhere: [{ FAKE_URL: 'standard', FAKE_OTHER: 'standard' }],
    stop: { signal: 'SIGTERM', patienceMs: 5_000 },
    lacks: async () => needs,
    environment: ({ ports: [port] }) => ({ FAKE_URL: `own:${port}`, FAKE_OTHER: 'own' }),
    launch: ({ folder, logFile }) => spawnDetached({ program: 'sleep', args: ['600'], folder, logFile }),
    answers: async ({ FAKE_URL = '' }) => { if (!FAKE_URL.startsWith('own:') && !answering.has(FAKE_URL)) throw new Error(`nobody at ${FAKE_URL}`); },
    wipe: () => undefined,
  });
  const upWith = (component: Component, env: Record<string, string> = {}, portBase?: number) => bringUp(component, { dataDirectory, portBase, env, log: () => undefined });

  it('uses what the environment names, when it answers', async () => {
    answering.add('named');
    expect(await upWith(fake(), { FAKE_URL: 'named', FAKE_OTHER: 'o' })).toMatchObject({ how: 'given', environment: { FAKE_URL: 'named', FAKE_OTHER: 'o' } });
  });

  it('starts nothing quietly in the place of what is named and does not answer, or is half named', async () => {
    expect(await upWith(fake(), { FAKE_URL: 'named', FAKE_OTHER: 'o' })).toMatchObject({ how: 'failed', problem: expect.stringContaining('does not answer: nobody at named') });
    expect(await upWith(fake(), { FAKE_URL: 'named' })).toMatchObject({ how: 'failed', problem: expect.stringContaining('belong together') });
    expect(existsSync(join(dataDirectory, 'redis'))).toBe(false);
  });

  it('uses what answers at the standard port, unless ports were chosen or it has data of its own', async () => {
    answering.add('standard');
    expect(await upWith(fake())).toMatchObject({ how: 'elsewhere', environment: { FAKE_URL: 'standard' } });
    const [port = 0] = await freePorts(1);
    const base = port - 3;
    expect(await upWith(fake(), {}, base)).toMatchObject({ how: 'started', environment: { FAKE_URL: `own:${port}` } });
    expect(await upWith(fake())).toMatchObject({ how: 'running', environment: { FAKE_URL: `own:${port}` } });
    await takeDown(fake(), dataDirectory, false);
    expect(await upWith(fake())).toMatchObject({ how: 'started', environment: { FAKE_URL: `own:${port}` } });
  });

  it('says what to install where neither program nor engine is there', async () => {
    process.env['PATH'] = dataDirectory;
    expect(await upWith(fake(NEEDS))).toMatchObject({ how: 'missing', needs: NEEDS });
  });

  it('takes a container where the program is missing and an engine answers, and down stops it', async () => {
    const said = join(dataDirectory, 'docker.txt');
    mkdirSync(join(dataDirectory, 'bin'));
    writeFileSync(join(dataDirectory, 'bin', 'docker'), `#!/bin/sh\necho "$@" | sed 's/--file [^ ]*//' >> ${said}\n`);
    chmodSync(join(dataDirectory, 'bin', 'docker'), 0o755);
    process.env['PATH'] = `${join(dataDirectory, 'bin')}:${path}`;
    const late: Component = { ...fake(NEEDS), answers: async () => { if (!existsSync(said) || !readFileSync(said, 'utf8').includes('--wait')) throw new Error('not yet'); } };
    expect(await upWith(late)).toMatchObject({ how: 'container', environment: { FAKE_URL: 'standard' } });
    expect(await takeDown(late, dataDirectory, false)).toBe('stopped');
    expect(readFileSync(said, 'utf8').split('\n').map((line) => line.replace(/\s+/g, ' '))).toEqual(['info', 'compose up --detach --wait fake', 'compose stop fake', '']);
    expect(await takeDown(late, dataDirectory, false)).toBe('did not run');
  });

  it('gives every component of a cluster ports of its own', () => {
    const all = COMPONENT_NAMES.flatMap((name) => portsFrom(20_000, componentNamed(name)));
    expect(all).toEqual([20_000, 20_001, 20_002, 20_003, 20_004, 20_005]);
  });
});
