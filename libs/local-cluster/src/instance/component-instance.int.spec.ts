import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, runs } from '@juanzong/read-model/standalone';
import type { Component } from '../component.js';
import { spawnDetached } from '../process/spawn-detached.js';
import { isFree } from '../process/ports.js';
import { temporaryClusterFolder } from '../testing/temporary-cluster-folder.js';
import { componentInstance } from './component-instance.js';

/** Answers with what it keeps, one more at every start; has a child; `stubborn` ones do not stop when asked. */
const PROGRAM = `
  const [port, data, stubborn] = process.argv.slice(1);
  const { mkdirSync, readFileSync, writeFileSync, existsSync } = require('node:fs');
  mkdirSync(data, { recursive: true });
  const starts = existsSync(data + '/starts') ? Number(readFileSync(data + '/starts')) + 1 : 1;
  writeFileSync(data + '/starts', String(starts));
  const child = require('node:child_process').spawn('sleep', ['600'], { stdio: 'ignore' });
  writeFileSync(data + '/child', String(child.pid));
  process.on('SIGTERM', () => { if (!stubborn) { child.kill(); process.exit(0); } });
  require('node:http').createServer((_, answer) => answer.end(String(starts))).listen(Number(port), '127.0.0.1');
`;

const fake = ({ program = PROGRAM, stubborn = false } = {}): Component => ({
  name: 'redis', title: 'Fake', variables: ['FAKE'], standardPorts: [1], elsewhere: [], composeService: 'none',
  stop: { signal: 'SIGTERM', patienceMs: stubborn ? 200 : 5_000 },
  lacks: async () => undefined,
  environment: ({ ports: [port], secret }) => ({ FAKE: `http://127.0.0.1:${port}/${secret}` }),
  launch: ({ folder, logFile, ports: [port] }) => spawnDetached({ program: process.execPath, args: ['-e', program, String(port), join(folder, 'data'), ...(stubborn ? ['stubborn'] : [])], folder, logFile }),
  answers: async (environment) => { await (await fetch(environment['FAKE'] ?? '')).text(); },
  wipe: ({ folder }) => rmSync(join(folder, 'data'), { recursive: true, force: true }),
});

describe('one component of one cluster', () => {
  let dataDirectory: string;
  beforeEach(() => { dataDirectory = temporaryClusterFolder('instance'); });
  afterEach(async () => {
    await componentInstance(fake(), { dataDirectory }).kill();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  const instanceOf = (component = fake()) => componentInstance(component, { dataDirectory });
  const starts = async (): Promise<string> => (await fetch(instanceOf().environment()['FAKE'] ?? '')).text();
  const childIn = (folder: string): number => Number(readFileSync(join(folder, 'data', 'child'), 'utf8'));

  it('is started once however often that is asked, by however many, and is reached as before after a kill', async () => {
    const instance = instanceOf();
    const answers = await Promise.all([instance.start(), instanceOf().start(), instance.start()]);
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await starts()).toBe('1');
    const [before, pid] = [instance.environment(), instance.pid()];
    await instance.kill();
    expect(instance.pid()).toBeUndefined();
    expect(await instance.start()).toBe(true);
    expect(instance.pid()).not.toBe(pid);
    expect([instance.environment(), await starts()]).toEqual([before, '2']);
  });

  it('leaves no child behind, killed or stopped, willing or not', async () => {
    for (const [component, verb] of [[fake(), 'kill'], [fake(), 'stop'], [fake({ stubborn: true }), 'stop']] as const) {
      const instance = instanceOf(component);
      await instance.start();
      const child = identify(childIn(instance.folder));
      expect(child).toBeDefined();
      await instance[verb]();
      expect(child !== undefined && runs(child)).toBe(false);
      expect(instance.pid()).toBeUndefined();
    }
  });

  it('loses what it keeps by a wipe, and nothing of how it is reached', async () => {
    const instance = instanceOf();
    await instance.start();
    const before = instance.environment();
    await instance.wipe();
    expect(existsSync(join(instance.folder, 'data'))).toBe(false);
    await instance.start();
    expect([instance.environment(), await starts()]).toEqual([before, '1']);
    await instance.remove();
    expect(existsSync(instance.folder)).toBe(false);
  });

  it('says its last words when it does not start, and does not run', async () => {
    const instance = instanceOf(fake({ program: 'console.error("out of paper"); process.exit(3)' }));
    await expect(instance.start()).rejects.toThrow(/Fake 已退出 \/ ended.*out of paper/s);
    expect(instance.pid()).toBeUndefined();
  });

  it('does not take somebody else’s answer for its own', async () => {
    const other = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address !== 'string' ? address.port : 0;
    await expect(componentInstance(fake(), { dataDirectory, ports: [port] }).start()).rejects.toThrow(`port ${port} is taken`);
    other.close();
  });

  it('never touches a process that was given the number of one long gone', async () => {
    const bystander = spawn('sleep', ['600']);
    const instance = instanceOf();
    mkdirSync(instance.folder, { recursive: true });
    writeFileSync(join(instance.folder, 'pid'), `${bystander.pid}\nan earlier boot/1\n`);
    await instance.kill();
    expect(bystander.pid !== undefined && identify(bystander.pid)).toBeTruthy();
    bystander.kill();
  });

  it('takes over the lock of a process that is gone', async () => {
    const instance = instanceOf();
    mkdirSync(instance.folder, { recursive: true });
    writeFileSync(join(instance.folder, 'lock'), `${process.pid}\nan earlier boot/1\nx\n`);
    await instance.start();
    expect(existsSync(join(instance.folder, 'lock'))).toBe(false);
  });

  it('ends with the process that started it when that was asked for, even by SIGKILL', async () => {
    const library = new URL('../../dist/instance/component-instance.js', import.meta.url).href;
    const spawning = new URL('../../dist/process/spawn-detached.js', import.meta.url).href;
    const script = `
      const { componentInstance } = await import(${JSON.stringify(library)});
      const { spawnDetached } = await import(${JSON.stringify(spawning)});
      const component = { name: 'redis', title: 'Fake', variables: [], standardPorts: [1], elsewhere: [], stop: { signal: 'SIGTERM', patienceMs: 1 }, environment: () => ({}), answers: async () => {}, launch: ({ folder, logFile }) => spawnDetached({ program: 'sleep', args: ['600'], folder, logFile }) };
      await componentInstance(component, { dataDirectory: ${JSON.stringify(dataDirectory)}, endsWithThisProcess: true }).start();
      console.log('started');
      setInterval(() => {}, 1000);
    `;
    const { NODE_OPTIONS: _, ...env } = process.env;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'], env });
    await once(parent.stdout, 'data');
    const running = identify(instanceOf().pid() ?? 0);
    expect(running).toBeDefined();
    parent.kill('SIGKILL');
    while (running !== undefined && runs(running)) await pause(10);
    expect(await isFree(instanceOf().settings()?.ports[0] ?? 0)).toBe(true);
  });
});
