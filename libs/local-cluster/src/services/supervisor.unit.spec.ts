import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Ended, RunningProcess } from '../process/start-process.js';
import { Supervisor } from './supervisor.js';

const KILLED: Ended = { code: null, signal: 'SIGKILL' };

describe('a supervisor', () => {
  let end: Map<string, (ended: Ended) => void>;
  let running: Map<string, RunningProcess>;
  let launched: string[];
  let refuseOnce: boolean;
  let hold: Promise<void>;
  let told: string[];
  let supervisor: Supervisor;

  const run = (name: string): RunningProcess => {
    const process = { ended: new Promise<Ended>((resolve) => end.set(name, resolve)) } as RunningProcess;
    running.set(name, process);
    return process;
  };
  const services = {
    everyName: ['gateway', 'intake-0'],
    of: (name: string) => running.get(name) as RunningProcess,
    launch: async (name: string) => {
      launched.push(name);
      await hold;
      if (refuseOnce) {
        refuseOnce = false;
        throw new Error('last words');
      }
      return run(name);
    },
  };
  const untilLaunched = async (times: number): Promise<void> => {
    while (launched.length < times) await new Promise((resolve) => setImmediate(resolve));
  };
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  beforeEach(() => {
    [end, running, launched, told, refuseOnce, hold] = [new Map(), new Map(), [], [], false, Promise.resolve()];
    services.everyName.forEach(run);
    supervisor = new Supervisor(services, (name, { code, signal }) => told.push(`${name} ${signal ?? code}`));
  });
  afterEach(() => supervisor.stop());

  it('starts what ended again, each time, and tells of it; the others are left alone', async () => {
    end.get('intake-0')?.(KILLED);
    await untilLaunched(1);
    await settled();
    end.get('intake-0')?.({ code: 1, signal: null });
    await untilLaunched(2);
    expect([launched, told]).toEqual([['intake-0', 'intake-0'], ['intake-0 SIGKILL', 'intake-0 1']]);
  });

  it('goes on trying where a start fails, and keeps what it said', async () => {
    refuseOnce = true;
    end.get('gateway')?.(KILLED);
    await untilLaunched(2);
    expect([launched, told, supervisor.failedStarts]).toEqual([['gateway', 'gateway'], ['gateway SIGKILL'], [{ name: 'gateway', said: 'last words' }]]);
  });

  it('leaves down what ends after it was stopped, and has stopped only when no start is under way', async () => {
    let release = (): void => undefined;
    hold = new Promise((resolve) => { release = resolve; });
    end.get('intake-0')?.(KILLED);
    await untilLaunched(1);
    let stopped = false;
    const stopping = supervisor.stop().then(() => { stopped = true; });
    await settled();
    expect(stopped).toBe(false);
    release();
    await stopping;
    end.get('intake-0')?.(KILLED);
    end.get('gateway')?.(KILLED);
    await settled();
    expect([launched, told]).toEqual([['intake-0'], ['intake-0 SIGKILL']]);
  });
});
