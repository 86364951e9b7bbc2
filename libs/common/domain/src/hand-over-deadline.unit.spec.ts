import { describe, expect, it } from '@jest/globals';
import { idSource } from '@juanzong/case-file';
import type { Deadline } from '@juanzong/common-contracts';
import { agencyCode, commandId, type CommandContext, dateOf, eventId, type Instant, isRefusal } from '@juanzong/kernel';
import { platformRules } from '@juanzong/testing';
import { handedOverData, type HandingOver, type OpenDeadline, recomputedData, resumedData, startDeadline } from './index.js';

const input = platformRules();
const context = (now: string): CommandContext => ({
  commandId: commandId('c'), actor: { id: 'clerk@340103', role: 'clerk', agency: '340103' }, now: now as Instant, today: dateOf(now as Instant),
  occurredAt: { precision: 'instant', at: now as Instant }, ids: idSource('case-1', commandId('c')),
});
const RECEIVED = '2024-03-05T02:00:00.000Z' as Instant;
const FORWARDED = '2024-03-08T02:00:00.000Z' as Instant;

function examination(owner = '340103', recordedAt: string = RECEIVED): Deadline {
  const started = startDeadline({ ruleId: 'examination', startedBy: eventId('e'), startedAt: { precision: 'instant', at: RECEIVED }, owner: agencyCode(owner) }, input, context(recordedAt));
  if (isRefusal(started)) throw new Error(started.refusal);
  return started.deadline;
}
function handed(open: OpenDeadline, to: string, restartAt?: Instant, now: string = FORWARDED): Deadline {
  const over: HandingOver = { to: agencyCode(to), ...(restartAt ? { restartAt } : {}) };
  const data = handedOverData(open, over, input, context(now));
  if (isRefusal(data)) throw new Error(data.refusal);
  expect(data.data).toMatchObject({ from: open.deadline.owner, to });
  expect(data.rules).toMatchObject({ calendarVersion: input.calendar.version, policyVersions: expect.arrayContaining(data.data.deadline.candidates.map(({ rule }) => expect.objectContaining({ id: rule }))) });
  return data.data.deadline;
}

describe('a clock that goes with its file', () => {
  it('is the same deadline in a new generation, reckoned from where it was', () => {
    const before = examination();
    expect(handed({ deadline: before }, '340104')).toEqual({ ...before, owner: '340104', generation: 1 });
  });

  it('is dated under the packs of the new owner', () => {
    expect(examination().candidates.map(({ rule }) => rule)).toEqual(['cn.law.examination']);
    const hangzhou = handed({ deadline: examination() }, '330100');
    expect(hangzhou.candidates.length).toBeGreaterThan(0);
    expect(hangzhou.dueAt).toBe(examination('330100').dueAt);
    expect(hangzhou.candidates).toEqual(examination('330100').candidates);
  });

  it('may be reckoned from the new owner’s own receipt', () => {
    expect(handed({ deadline: examination() }, '340104', FORWARDED)).toMatchObject({ startedAt: FORWARDED, startedBy: 'e', dueDate: '2024-03-15', generation: 1 });
  });

  it('keeps a pause that is over, where the period began before it', () => {
    const resumed = resumedData({ deadline: examination(), pausedAt: '2024-03-05T03:00:00.000Z' as Instant }, '2024-03-07T03:00:00.000Z' as Instant, input.calendar, { now: FORWARDED });
    expect(resumed?.deadline.dueDate).toBe('2024-03-14');
    const open: OpenDeadline = { deadline: resumed?.deadline as Deadline };
    expect(handed(open, '340104')).toMatchObject({ dueDate: '2024-03-14', pauses: [{ pausedAt: '2024-03-05T03:00:00.000Z' }] });
    expect(handed(open, '340104', '2024-03-06T03:00:00.000Z' as Instant).dueDate).toBe('2024-03-14');
    const restarted = handed(open, '340104', FORWARDED);
    expect(restarted.dueDate).toBe('2024-03-15');
    expect(handed({ deadline: restarted }, '340103', RECEIVED)).toMatchObject({ dueDate: '2024-03-14', startedAt: RECEIVED });
  });

  it('that stands still stands still from its new start', () => {
    const paused: OpenDeadline = { deadline: examination(), pausedAt: '2024-03-06T02:00:00.000Z' as Instant };
    const restarted: OpenDeadline = { ...paused, deadline: handed(paused, '340104', FORWARDED) };
    const resumed = resumedData(restarted, '2024-03-10T02:00:00.000Z' as Instant, input.calendar, { now: '2024-03-10T02:00:00.000Z' as Instant });
    expect(resumed).toMatchObject({ pausedAt: FORWARDED, resumedAt: '2024-03-10T02:00:00.000Z', deadline: { dueDate: '2024-03-18' } });
    expect(recomputedData({ deadline: resumed?.deadline as Deadline }, input.calendar, { now: FORWARDED })).toBeUndefined();
  });

  it('does not hide a duty that ran out before; what it moves into the past itself is marked', () => {
    const late = '2024-03-20T02:00:00.000Z';
    expect(handed({ deadline: examination() }, '340104', undefined, late)).toMatchObject({ dueDate: '2024-03-12', passedWhenRecorded: false });
    expect(handed({ deadline: examination('340103', late) }, '340104', undefined, late).passedWhenRecorded).toBe(true);
    const restarted = handed({ deadline: examination() }, '340104', '2024-03-18T02:00:00.000Z' as Instant, late);
    expect(handed({ deadline: restarted }, '340103', RECEIVED, late)).toMatchObject({ dueDate: '2024-03-12', passedWhenRecorded: true });
  });

  it('is refused where no pack of the new owner is in force', () => {
    expect(handedOverData({ deadline: examination() }, { to: agencyCode('340104'), restartAt: '2001-03-05T02:00:00.000Z' as Instant }, input, context(FORWARDED))).toMatchObject({ refusal: 'policy.missing' });
  });
});
