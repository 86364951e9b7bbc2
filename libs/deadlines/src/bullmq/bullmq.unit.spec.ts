import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@juanzong/kernel';
import { deadlineRow } from '../conformance/deadline-table.js';
import { jobOf } from './deadline-job.js';
import { orAborted } from './or-aborted.js';
import { rarely } from './rarely.js';
import { connectRedis, withoutCommand } from './redis-connection.js';

const PLAN = { attempts: 8, firstRestMs: 1000, rememberMs: 60_000 };

describe('the job of a deadline', () => {
  it('has the deadline’s id and generation as its own, and waits until the instant after it is due', () => {
    const { name, data, opts } = jobOf(deadlineRow('7d9f', { generation: 2 }), '2024-03-12T15:59:58.999Z' as Instant, PLAN);
    expect({ name, data }).toEqual({ name: 'examination', data: { deadlineId: '7d9f', generation: 2, caseId: 'case-1', dueAt: '2024-03-12T15:59:59.999Z' } });
    expect(opts).toMatchObject({ jobId: '7d9f-2', delay: 1001, attempts: 8, backoff: { type: 'exponential', delay: 1000 }, removeOnComplete: { age: 60 }, removeOnFail: false });
  });

  it('does not wait where it is overdue', () => {
    expect(jobOf(deadlineRow('7d9f'), '2024-03-13T00:00:00.000Z' as Instant, PLAN).opts.delay).toBe(0);
  });
});

describe('errors', () => {
  it('of one kind are told once in a while, and those of another kind at once', () => {
    const told: unknown[] = [];
    let now = 0;
    const tell = rarely((error) => told.push(error), 1000, () => now);
    const refused = (port: number): Error => Object.assign(new Error(`connect ECONNREFUSED 127.0.0.1:${port}`), { code: 'ECONNREFUSED' });
    const [first, other, late] = [refused(1), new Error('LOADING'), refused(3)];
    for (const error of [first, refused(2), other, new Error('LOADING'), 'text', 'text']) tell(error);
    now = 999;
    tell(refused(4));
    now = 1000;
    tell(late);
    expect(told).toEqual([first, other, 'text', late]);
  });

  it('do not carry the command that failed', () => {
    const error = Object.assign(new Error('WRONGPASS'), { command: { name: 'auth', args: ['secret'] } });
    expect(JSON.stringify(withoutCommand(error))).not.toContain('secret');
    expect(withoutCommand('text')).toBe('text');
  });
});

describe('the address of Redis', () => {
  it.each(['http://127.0.0.1', 'not a url secret', ''])('is refused without being repeated: %j', (url) => {
    const open = (): unknown => connectRedis(url, { stopped: new AbortController().signal, onTrouble: () => undefined, silenceMs: 1000 });
    expect(open).toThrow('redis://');
    expect(open).not.toThrow('secret');
  });
});

describe('waiting for what may never come', () => {
  it('ends with what came, or with the signal, before or after it began', async () => {
    const never = new Promise<never>(() => undefined);
    const stop = new AbortController();
    expect(await orAborted(Promise.resolve(1), stop.signal)).toBe(1);
    await expect(orAborted(Promise.reject(new Error('no')), stop.signal)).rejects.toThrow('no');
    const waiting = orAborted(never, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    await expect(orAborted(never, stop.signal)).rejects.toThrow('stopped');
  });
});
