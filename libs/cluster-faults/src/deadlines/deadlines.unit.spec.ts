import { afterAll, describe, expect, it } from '@jest/globals';
import type { Entry } from '@juanzong/case-file';
import { execFileSync } from 'node:child_process';
import { nextDue, openDeadlines } from './open-deadlines.js';
import { ShiftedClock } from './shifted-clock.js';

const clock = new ShiftedClock();
afterAll(() => clock.remove());

const told = (kind: string, data: object): Entry => ({ type: `intake.Deadline${kind}`, data }) as Entry;
const dated = (deadlineId: string, dueAt: string, passedWhenRecorded = false) => ({ deadline: { deadlineId, dueAt, passedWhenRecorded } });

describe('deadlines that run', () => {
  it('are those that began and did not end, at the time that was said last', () => {
    const log = [
      told('Started', dated('a', '2026-01-05')), told('Started', dated('b', '2026-01-04')), told('Started', dated('c', '2026-01-03')), told('Started', dated('d', '2026-01-02', true)),
      told('Recomputed', dated('a', '2026-01-06')), told('Met', { deadlineId: 'b' }), told('Paused', { deadlineId: 'c' }), { type: 'intake.ApplicationReceived', data: {} } as Entry,
    ];
    expect([...openDeadlines(log)]).toEqual([['a', '2026-01-06']]);
    expect(nextDue(openDeadlines(log))).toBe('2026-01-06');
    expect(nextDue(openDeadlines([]))).toBeUndefined();
  });
});

describe('a clock that is ahead', () => {
  it('is that of every process that starts afterwards, and goes on', () => {
    const inProcess = (): number => Number(execFileSync(process.execPath, ['-p', 'Math.min(Date.now(), new Date().getTime(), +new Date(Date.now()))'], { env: { ...clock.environment } }).toString());
    expect(Math.abs(inProcess() - Date.now())).toBeLessThan(60_000);
    const there = new Date('2030-05-01T20:00:00.000Z');
    clock.startAt(there);
    const now = inProcess();
    expect([now >= there.getTime(), now - there.getTime() < 60_000, clock.today()]).toEqual([true, true, '2030-05-02']);
  });
});
