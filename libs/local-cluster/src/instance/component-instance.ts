import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Component, Environment, Place, Settings } from '../component.js';
import { endWithThisProcess } from '../process/end-with-this-process.js';
import { killProcess, stopProcess } from '../process/end-process.js';
import { identityOf, removePidFile, runningProcess, writePidFile } from '../process/pid-file.js';
import { freePorts, isFree } from '../process/ports.js';
import { exclusively } from './exclusively.js';
import { keepSettings, readSettings } from './settings.js';
import { whenReady } from './when-ready.js';

/** Where an instance lives and what is wanted of it. */
export interface InstanceOptions {
  /** The folder of the whole cluster; each component has one of its own name below it. */
  readonly dataDirectory: string;
  /** Ports for a start; without them those of its last start, or free ones. */
  readonly ports?: readonly number[] | undefined;
  /** Whether it is killed when this process ends, however that happens: for tests. */
  readonly endsWithThisProcess?: boolean | undefined;
  /** Receives what takes long or was done unasked, a line each. */
  readonly log?: ((line: string) => void) | undefined;
}

/** One component of one cluster on this machine. Every verb waits for its end and may be said again. */
export interface ComponentInstance {
  readonly component: Component;
  readonly folder: string;
  /** Its process id; undefined when it does not run. */
  pid(): number | undefined;
  /** What it was given at its first start; undefined before. */
  settings(): Settings | undefined;
  /** The variables by which services reach it. Throws before its first start. */
  environment(): Environment;
  /** Starts it, unless it runs, and waits until it answers. Returns whether it had to be started. */
  start(): Promise<boolean>;
  /** Stops it: politely, then by force. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL, its children too. */
  kill(): Promise<void>;
  /** Deletes what it keeps, after killing it if it runs; ports and secrets stay, so that the next start is reached as before. */
  wipe(): Promise<void>;
  /** Stops it and deletes its whole folder. */
  remove(): Promise<void>;
}

async function chosenPorts(component: Component, folder: string, wanted: readonly number[] | undefined): Promise<readonly number[]> {
  const ports = wanted ?? readSettings(folder)?.ports ?? (await freePorts(component.standardPorts.length));
  for (const port of ports) {
    if (!(await isFree(port))) throw new Error(`${component.title}：端口 ${port} 已被别的程序占用，可用 --port-base 另选 / port ${port} is taken by another program; choose others by --port-base`);
  }
  return ports;
}

/** The instance of a component below a cluster's folder, whether it was ever started or not. */
export function componentInstance(component: Component, { dataDirectory, ports, endsWithThisProcess = false, log = () => undefined }: InstanceOptions): ComponentInstance {
  const folder = resolve(dataDirectory, component.name);
  const logFile = join(folder, `${component.name}.log`);
  let callOff: () => void = () => undefined;

  const placeOf = (settings: Settings): Place => ({ ...settings, folder, logFile, log });
  const environment = (): Environment => {
    const settings = readSettings(folder);
    if (settings === undefined) throw new Error(`${component.title} 尚未启动过 / was never started below ${dataDirectory}`);
    return component.environment(placeOf(settings));
  };
  const end = async (how: 'stop' | 'kill'): Promise<void> => {
    callOff();
    const running = runningProcess(folder);
    if (running !== undefined) await (how === 'kill' ? killProcess(running) : stopProcess(running, component.stop));
    removePidFile(folder);
  };
  const start = async (): Promise<boolean> => {
    const running = runningProcess(folder);
    if (running !== undefined) {
      await whenReady(component, environment(), running, logFile);
      return false;
    }
    const place = placeOf(keepSettings(folder, await chosenPorts(component, folder, ports)));
    const launched = identityOf(await component.launch(place));
    writePidFile(folder, launched);
    if (endsWithThisProcess) callOff = endWithThisProcess(launched);
    await whenReady(component, component.environment(place), launched, logFile).catch(async (error: unknown) => {
      await end('stop');
      throw error;
    });
    return true;
  };
  const wipe = async (): Promise<void> => {
    await end('kill');
    const settings = readSettings(folder);
    if (settings !== undefined) component.wipe(placeOf(settings));
  };

  return {
    component, folder, environment,
    pid: () => runningProcess(folder)?.pid,
    settings: () => readSettings(folder),
    start: () => exclusively(folder, start),
    stop: () => exclusively(folder, () => end('stop')),
    kill: () => exclusively(folder, () => end('kill')),
    wipe: () => exclusively(folder, wipe),
    remove: () => exclusively(folder, async () => {
      await end('stop');
      await wipe();
      rmSync(folder, { recursive: true, force: true });
    }),
  };
}
