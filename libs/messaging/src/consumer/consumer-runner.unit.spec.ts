import { afterEach, describe, expect, it } from '@jest/globals';
import { messageFromBytes } from '../bus/cloud-event.js';
import type { Message } from '../bus/message.js';
import { Line } from '../test-support/line.js';
import { ManualTimer, turns } from '../test-support/virtual-time.js';
import { PermanentFailure } from './failures.js';
import { MemoryPositionStore } from './memory-position-store.js';
import type { ContextCheckpoint } from './position-store.js';

const nameOf = (message: Message): string => `${message.stream}@${message.revision}`;

describe('a consumer', () => {
  let line = new Line();
  afterEach(async () => {
    await line.stop();
    line = new Line();
  });

  it('gets every entry of every stream in order, once', async () => {
    const got: string[] = [];
    await line.relay.start();
    await line.runner(async (message) => void got.push(nameOf(message))).start();
    for (const stream of ['case-a', 'case-b', 'case-a', 'agency-1', 'case-a']) line.store.append(stream);
    await line.rest();
    expect(got.filter((name) => name.startsWith('case-a'))).toEqual(['case-a@0', 'case-a@1', 'case-a@2']);
    expect(got).toHaveLength(5);
  });

  it('is quiet when everything was worked on, and lets something be put around the work', async () => {
    const got: string[] = [];
    await line.relay.start();
    const runner = line.runner(async (message) => void got.push(nameOf(message)), {
      around: async (message, work) => {
        got.push(`before ${nameOf(message)}`);
        await work();
      },
    });
    await runner.start();
    for (const stream of ['case-a', 'case-a']) line.store.append(stream);
    await runner.quiet(line.store.head);
    expect(got).toEqual(['before case-a@0', 'case-a@0', 'before case-a@1', 'case-a@1']);
    await runner.stop();
    await runner.quiet(line.store.head + 1n);
  });

  it('does not get the bookkeeping of the platform', async () => {
    const got: string[] = [];
    await line.relay.start();
    await line.runner(async (message) => void got.push(message.stream)).start();
    for (const stream of ['store-0', 'position-intake', 'case-a']) line.store.append(stream);
    await line.rest();
    expect(got).toEqual(['case-a']);
  });

  it('goes on where it left off, and reads what it slept through from the store', async () => {
    const got: string[] = [];
    const handle = async (message: Message): Promise<void> => void got.push(nameOf(message));
    for (let i = 0; i < 5; i += 1) line.store.append('case-a');
    await line.relay.start();
    const first = line.runner(handle);
    await first.start();
    await line.rest();
    await first.stop();
    for (let i = 0; i < 3; i += 1) line.store.append('case-a');
    const afterRestart = new Line();
    afterRestart.store.all.push(...line.store.all);
    const second = afterRestart.runner(handle, { positions: line.positions });
    await afterRestart.relay.start();
    await second.start();
    await afterRestart.rest();
    expect(got).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `case-a@${n}`));
    expect(second.position).toBe(line.store.head);
    await afterRestart.stop();
  });

  it('tries again with growing waits, then parks the stream with reason and bytes; other streams go on', async () => {
    const got: string[] = [];
    const cause = new Error('disk full');
    const original = new TypeError('cannot assess', { cause });
    const told: unknown[] = [];
    await line.relay.start();
    const runner = line.runner(
      async (message) => {
        if (nameOf(message) === 'case-a@1') throw original;
        got.push(nameOf(message));
      },
      { onParked: (_, error) => told.push(error) },
    );
    await runner.start();
    for (const stream of ['case-a', 'case-a', 'case-b', 'case-a', 'case-b']) line.store.append(stream);
    await line.rest();
    expect(got.sort()).toEqual(['case-a@0', 'case-b@0', 'case-b@1']);
    expect(line.timer.waits).toEqual([75, 150]);
    expect(told[0]).toBe(original);
    const [parked] = runner.parked();
    expect(parked).toMatchObject({ stream: 'case-a', revision: 1, attempts: 3, reason: { name: 'TypeError', message: 'cannot assess', causes: ['Error: disk full'] } });
    expect(nameOf(messageFromBytes(parked?.bytes ?? new Uint8Array()))).toBe('case-a@1');
    expect(runner.position).toBe(line.store.head);
  });

  it('replays an unparked stream in order, with what came meanwhile', async () => {
    let broken = true;
    const got: string[] = [];
    await line.relay.start();
    const runner = line.runner(async (message) => {
      if (broken && message.revision === 1) throw new PermanentFailure('no');
      got.push(nameOf(message));
    });
    await runner.start();
    for (let i = 0; i < 4; i += 1) line.store.append('case-a');
    await line.rest();
    await runner.unpark('case-a');
    expect(runner.parked()).toHaveLength(1);
    broken = false;
    await runner.unpark('case-a');
    line.store.append('case-a');
    await line.rest();
    expect(got).toEqual([0, 1, 2, 3, 4].map((n) => `case-a@${n}`));
    expect(runner.parked()).toHaveLength(0);
    await expect(runner.unpark('case-a')).rejects.toThrow('not parked');
  });

  it('keeps a parked stream parked over a restart', async () => {
    const got: string[] = [];
    await line.relay.start();
    const first = line.runner(async () => {
      throw new PermanentFailure('no');
    });
    await first.start();
    for (let i = 0; i < 3; i += 1) line.store.append('case-a');
    await line.rest();
    await first.stop();
    const second = line.runner(async (message) => void got.push(nameOf(message)));
    await second.start();
    line.store.append('case-a');
    await line.rest();
    expect(got).toEqual([]);
    await second.unpark('case-a');
    expect(got).toEqual([0, 1, 2, 3].map((n) => `case-a@${n}`));
  });

  it('keeps memory bounded however slow it is, and misses nothing', async () => {
    const slow = new Line({ retain: 8, partitions: 2 });
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const got: string[] = [];
    await slow.relay.start();
    const runner = slow.runner(
      async (message) => {
        await gate;
        got.push(nameOf(message));
      },
      { maxQueued: 4 },
    );
    await runner.start();
    for (let i = 0; i < 400; i += 1) slow.store.append(`case-${i % 7}`);
    await slow.relay.idle(slow.store.head);
    expect(slow.transport.kept).toBeLessThanOrEqual(2 * 2 * 8);
    release();
    await slow.rest();
    expect(got).toHaveLength(400);
    await slow.stop();
  });

  it('lets other streams go on while one waits for its retry, even with a queue of one', async () => {
    const timer = new ManualTimer();
    const got: string[] = [];
    let failures = 1;
    await line.relay.start();
    const runner = line.runner(
      async (message) => {
        if (message.stream === 'case-a' && failures-- > 0) throw new Error('once');
        got.push(nameOf(message));
      },
      { timer, maxQueued: 1, concurrency: 1 },
    );
    await runner.start();
    for (const stream of ['case-a', 'case-a', 'case-a', 'case-b', 'case-c', 'case-b']) line.store.append(stream);
    await turns();
    expect(got.sort()).toEqual(['case-b@0', 'case-b@1', 'case-c@0']);
    timer.wakeAll();
    await line.rest();
    expect(got.filter((name) => name.startsWith('case-a'))).toEqual(['case-a@0', 'case-a@1', 'case-a@2']);
  });

  it('is not idle while a retry waits, and stops all the same', async () => {
    const timer = new ManualTimer();
    await line.relay.start();
    const runner = line.runner(async () => Promise.reject(new Error('always')), { timer });
    await runner.start();
    line.store.append('case-a');
    let idle = false;
    const resting = runner.idle(line.store.head).then(() => (idle = true));
    await turns();
    expect([idle, timer.sleeping]).toEqual([false, 1]);
    await runner.stop();
    await resting;
    expect(runner.parked()).toEqual([]);
    expect(await line.positions.lastRevision('eligibility', 'case-a')).toBeUndefined();
  });

  it('waits for a store that is away instead of parking', async () => {
    const got: string[] = [];
    for (let i = 0; i < 3; i += 1) line.store.append('case-a');
    const late = new Line();
    late.store.all.push(...line.store.all);
    const runner = late.runner(async (message) => void got.push(nameOf(message)));
    await late.transport.heartbeat(late.store.head);
    late.store.broken = new Error('store away');
    await runner.start();
    await turns(20);
    expect(got).toEqual([]);
    late.store.broken = undefined;
    await runner.idle(late.store.head);
    expect(got).toEqual(['case-a@0', 'case-a@1', 'case-a@2']);
    await late.stop();
  });

  it('recovers from the checkpoint in the event store when its positions are lost', async () => {
    const written: ContextCheckpoint[] = [];
    const checkpoints = { write: async (c: ContextCheckpoint) => void written.push(c), read: async () => written.at(-1) };
    const got: string[] = [];
    await line.relay.start();
    const first = line.runner(
      async (message) => {
        if (message.stream === 'case-bad') throw new PermanentFailure('no');
      },
      { checkpoints, checkpointEvery: 1, saveEvery: 1 },
    );
    await first.start();
    for (const stream of ['case-a', 'case-bad', 'case-bad', 'case-a', 'case-b']) line.store.append(stream);
    await line.rest();
    line.store.append('case-z');
    await line.rest();
    await first.stop();
    const second = new Line();
    second.store.all.push(...line.store.all);
    second.store.append('case-new');
    const runner = second.runner(async (message) => void got.push(nameOf(message)), { checkpoints });
    await second.relay.start();
    await runner.start();
    await second.rest();
    expect(written.at(-1)).toMatchObject({ context: 'eligibility', parked: [{ stream: 'case-bad', revision: 0 }] });
    expect(got).not.toContain('case-a@0');
    expect(got).toContain('case-new@0');
    expect(runner.parked()).toMatchObject([{ stream: 'case-bad', revision: 0 }]);
    await second.stop();
  });

  it('remembers what it has done while the position store is slow', async () => {
    class Slow extends MemoryPositionStore {
      override async save(...args: Parameters<MemoryPositionStore['save']>): Promise<void> {
        await turns(30);
        await super.save(...args);
      }
    }
    const got: string[] = [];
    await line.relay.start();
    await line.runner(async (message) => void got.push(nameOf(message)), { positions: new Slow() }).start();
    for (let i = 0; i < 4; i += 1) {
      line.store.append('case-a');
      await turns(5);
    }
    expect(got).toEqual([0, 1, 2, 3].map((n) => `case-a@${n}`));
    await line.rest();
  });

  it('reads from the store what it lacks for all partitions at once', async () => {
    const late = new Line();
    for (let i = 0; i < 50; i += 1) late.store.append(`case-${i}`);
    let count = 0;
    const runner = late.runner(async () => void (count += 1));
    await late.transport.heartbeat(late.store.head);
    await runner.start();
    await runner.idle(late.store.head);
    expect([count, late.store.rangeReads]).toEqual([50, 1]);
    await late.stop();
  });
});
