import { describe, expect, it } from '@jest/globals';
import type { Deadline } from '@juanzong/common-contracts';
import type { DeadlineRow } from '@juanzong/deadlines';
import { dateOf, instant, type Instant, type OccurredAt, occurredInstant, type RecordedEntry } from '@juanzong/kernel';
import fc from 'fast-check';
import { COMPLETE, OneCase } from './spec-support/one-case.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KINDS = [
  'notice', 'supply', 'accept', 'withdraw', 'duplicate', 'correct', 'grant', 'refuse', 'open', 'assign', 'take', 'decline', 'sign', 'close',
  'tick', 'lapse', 'fireOld', 'fireTwice', 'publish',
] as const;

interface Step {
  readonly kind: (typeof KINDS)[number];
  /** How long nothing happens before it, and how long before its recording it happened; in the world only a day may be known. */
  readonly wait: number;
  readonly ago: number;
  readonly dayOnly: boolean;
  readonly pick: number;
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS), wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 * DAY })), ago: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * DAY })),
    dayOnly: fc.boolean(), pick: fc.nat(20),
  }),
  { minLength: 1, maxLength: 40 },
);

/** Mostly forward through the line, so that late situations are reached too. */
const LINE: readonly Step['kind'][] = ['notice', 'supply', 'accept', 'grant', 'open', 'assign', 'decline', 'assign', 'take', 'sign', 'close'];
const runs = fc.tuple(steps, fc.subarray([...LINE.keys()])).map(([random, way]) => {
  const onTheWay = way.map((place): Step => ({ kind: LINE[place] ?? 'tick', wait: (place % 3) * DAY, ago: 0, dayOnly: false, pick: 0 }));
  return onTheWay.flatMap((one, i) => [one, ...random.slice(i * 2, i * 2 + 2)]).concat(random.slice(onTheWay.length * 2));
});

function occurredAt({ now }: OneCase, { ago, dayOnly }: Step): OccurredAt {
  const at = instant(Date.parse(now) - ago);
  return dayOnly ? { precision: 'day', date: dateOf(at) } : { precision: 'instant', at };
}

const picked = (one: OneCase, pick: number): DeadlineRow | undefined => [...one.rows.values()][pick % Math.max(1, one.rows.size)];
const isDue = (one: OneCase, row: DeadlineRow): boolean => row.status === 'OPEN' && !row.passedWhenRecorded && row.pausedAt === null && row.dueAt < one.now;

function tick(one: OneCase): void {
  for (const row of [...one.rows.values()].filter((each) => isDue(one, each))) {
    const still = one.rows.get(row.deadlineId);
    if (still && isDue(one, still)) expect(one.fire(row, row.generation).entries[0]?.type).toMatch(/\.DeadlineMissed$/);
    expect(one.fire(row, row.generation).entries).toEqual([]);
  }
}

function take(one: OneCase, step: Step): void {
  const when = occurredAt(one, step);
  const row = picked(one, step.pick);
  switch (step.kind) {
    case 'notice': return void one.tellIntake({ kind: 'requestSupplement' }, undefined, when);
    case 'supply': return void one.tellIntake({ kind: 'supplyMaterials', materials: COMPLETE.slice(step.pick % 2), documents: [] }, undefined, when);
    case 'accept': return void one.tellIntake({ kind: 'accept' }, undefined, when);
    case 'withdraw': return void (step.pick < 3 && one.tellIntake({ kind: 'withdraw', reason: '和解' }, undefined, when));
    case 'duplicate': return void (step.pick < 2 && one.tellIntake({ kind: 'closeAsDuplicate', firstCaseId: 'first' }, undefined, when));
    case 'correct': return void one.tellIntake({ kind: 'correct', changes: { materials: COMPLETE } as object, reason: '漏登', evidence: '回执' });
    case 'grant': return void one.decided(true, when);
    case 'refuse': return void (step.pick < 5 && one.decided(false, when));
    case 'open': return void one.openAssignment();
    case 'assign': return void one.assign(when);
    case 'take': return void one.byLawyer({ kind: 'acceptAssignment' }, when);
    case 'decline': return void one.byLawyer({ kind: 'declineAssignment', reason: 'SCHEDULE', note: null }, when);
    case 'sign': return void one.byLawyer({ kind: 'signAgreement', signedOn: dateOf(occurredInstant(when)), powerOfAttorney: true });
    case 'close': return void one.byLawyer({ kind: 'closeCase', result: 'MEDIATED', resultText: '调解', recoveredFen: 0, closingDocuments: [], closedOn: dateOf(one.now) });
    case 'lapse': return one.pass(16 * DAY), tick(one);
    case 'tick': return tick(one);
    case 'fireOld': return void (row && row.generation > 0 && expect(one.fire(row, step.pick % row.generation).entries).toEqual([]));
    case 'fireTwice': return void (row && (one.fire(row, row.generation), expect(one.fire(row, row.generation).entries).toEqual([])));
    case 'publish': {
      one.publish();
      for (const each of [...one.rows.values()]) one.recompute(each);
      for (const each of [...one.rows.values()]) expect(one.recompute(each).entries).toEqual([]);
    }
  }
}

const kindOf = ({ type }: RecordedEntry): string => type.slice(type.indexOf('.Deadline') + '.Deadline'.length);
const about = ({ data }: RecordedEntry): string => (data as { deadline?: Deadline }).deadline?.deadlineId ?? (data as { deadlineId: string }).deadlineId;
const facts = (one: OneCase): RecordedEntry[] => one.entries.filter(({ type }) => type.includes('.Deadline'));
const ENDS = ['Met', 'Missed', 'FellAway'];

/** What holds in every file, whatever happened. */
function sound(one: OneCase): void {
  if (one.intake.status === 'NotOpened') throw new Error('no file');
  const { deadlines: open } = one.intake;
  expect(one.assignment.file.deadlines).toEqual(open);
  for (const id of new Set(facts(one).map(about))) {
    const story = facts(one).filter((entry) => about(entry) === id);
    expect(kindOf(story[0] as RecordedEntry)).toBe('Started');
    const ends = story.filter((entry) => ENDS.includes(kindOf(entry)));
    expect(ends.length).toBe(open[id] ? 0 : 1);
    if (ends.length === 1) expect(ends[0]).toBe(story.at(-1));
    const { metBy, because } = (ends[0]?.data ?? {}) as { metBy?: string; because?: string };
    const cause = one.entries.find(({ eventId }) => eventId === (metBy ?? because));
    if (metBy ?? because) expect(cause?.type).not.toMatch(/\.Deadline/);
    const row = one.rows.get(id);
    expect({ status: row?.status === 'OPEN', pausedAt: open[id] ? row?.pausedAt : null }).toEqual({ status: open[id] !== undefined, pausedAt: open[id]?.pausedAt ?? null });
    if (open[id]) expect(open[id].deadline).toMatchObject({ dueAt: row?.dueAt, generation: row?.generation });
    let [dueAt, generation, flag, calendar] = ['', -1, false, ''];
    for (const entry of story) {
      const data = entry.data as { deadline?: Deadline; generation?: number };
      const now = data.deadline?.generation ?? data.generation;
      if (now !== undefined) expect(now).toBe(generation + 1);
      generation = now ?? generation;
      if (kindOf(entry) === 'Resumed' && data.deadline?.calendarVersion === calendar) expect(data.deadline.dueAt >= dueAt).toBe(true);
      if (kindOf(entry) === 'Missed') expect([flag, dueAt < entry.recordedAt]).toEqual([false, true]);
      dueAt = data.deadline?.dueAt ?? dueAt;
      flag = data.deadline?.passedWhenRecorded ?? flag;
      calendar = data.deadline?.calendarVersion ?? calendar;
      if (data.deadline) expect(data.deadline.candidates.map((each) => each.dueAt).sort()[0]).toBe(data.deadline.dueAt);
    }
  }
  const rules = Object.values(open).map(({ deadline }) => deadline.ruleId);
  expect(rules).toEqual([...new Set(rules)]);
  const over = one.intake.status === 'Ended' || one.assignment.kind === 'Closed' || one.assignment.kind === 'Ended';
  if (over) expect(open).toEqual({});
  if (one.intake.status === 'Accepted') expect(rules).not.toContain('supplement');
  if (one.intake.status !== 'AwaitingSupplement') expect(Object.values(open).filter(({ pausedAt }) => pausedAt !== undefined)).toEqual([]);
}

/** `late` is said by when things happened, not by when they were recorded. */
function lateByTheWorld(one: OneCase): void {
  const due = new Map<string, { dueAt: string; pausedAt?: string }>();
  for (const entry of facts(one)) {
    const data = entry.data as { deadline?: Deadline; pausedAt?: string; late?: boolean };
    const known = due.get(about(entry));
    if (data.deadline && kindOf(entry) !== 'Recomputed') due.set(about(entry), { dueAt: data.deadline.dueAt });
    else if (data.deadline) due.set(about(entry), { ...known, dueAt: data.deadline.dueAt });
    else if (kindOf(entry) === 'Paused') due.set(about(entry), { dueAt: known?.dueAt ?? '', pausedAt: data.pausedAt ?? '' });
    if (data.late === undefined || !known) continue;
    const at = occurredInstant(entry.occurredAt);
    expect(data.late).toBe((known.pausedAt !== undefined && known.pausedAt < at ? known.pausedAt : at) > known.dueAt);
  }
}

describe('the life of every deadline, over random interleavings of all that may happen to a case', () => {
  const received = Date.parse('2024-03-14T02:00:00.000Z');

  it('one end at most, one clock for a duty, old timers fire into nothing, nothing runs in a case that is over', () => {
    fc.assert(
      fc.property(fc.constantFrom('COMPLETE', 'INCOMPLETE', 'NOTIFIED'), fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 * DAY })), runs, (kind, ago, run) => {
        const one = new OneCase(instant(received - ago), instant(received) as Instant, kind);
        for (const step of run) {
          one.pass(step.wait);
          take(one, step);
        }
        sound(one);
        lateByTheWorld(one);
      }),
      { numRuns: 500 },
    );
  });

  it('a day that turns out to be a holiday is no day to have missed a duty on', () => {
    const one = new OneCase(instant(received), instant(received), 'COMPLETE');
    one.pass(19 * DAY);
    one.tellIntake({ kind: 'accept' });
    one.decided(true);
    one.openAssignment();
    const [assignment] = [...one.rows.values()].filter(({ context }) => context === 'assignment');
    if (!assignment) throw new Error('no clock');
    expect(assignment).toMatchObject({ dueDate: '2024-04-05', calendarProvisional: true });
    one.publish();
    one.pass(4 * DAY);
    expect(one.recompute(assignment).entries).toMatchObject([{ type: 'assignment.DeadlineRecomputed', data: { deadline: { dueDate: '2024-04-07', generation: 1, calendarProvisional: false } } }]);
    expect([one.fire(assignment, 0).entries, one.fire(assignment, 1).entries, one.recompute(assignment).entries]).toEqual([[], [], []]);
    one.pass(2 * DAY);
    expect(one.fire(assignment, 1).entries).toMatchObject([{ type: 'assignment.DeadlineMissed', data: { dueDate: '2024-04-07' } }]);
    expect(one.recompute(assignment).entries).toEqual([]);
  });

  it('a correction that makes the supplement needless ends its clock with the acceptance, and the examination runs on', () => {
    const one = new OneCase(instant(received), instant(received), 'INCOMPLETE');
    one.tellIntake({ kind: 'requestSupplement' });
    one.pass(2 * DAY);
    one.tellIntake({ kind: 'correct', changes: { materials: COMPLETE } as object, reason: '漏登', evidence: '回执' });
    expect(one.tellIntake({ kind: 'accept' }).entries).toMatchObject([
      { type: 'intake.ApplicationAccepted' }, { type: 'intake.DeadlineFellAway', data: { ruleId: 'supplement', reason: 'NOTHING_MISSING', late: false } },
      { type: 'intake.DeadlineResumed', data: { deadline: { ruleId: 'examination' } } },
    ]);
    sound(one);
  });

  it('reaches what it is meant to reach', () => {
    const seen = new Set<string>();
    for (const run of fc.sample(fc.tuple(fc.constantFrom('COMPLETE' as const, 'INCOMPLETE' as const, 'NOTIFIED' as const), runs), { numRuns: 400, seed: 7 })) {
      const one = new OneCase(instant(received), instant(received), run[0]);
      for (const step of run[1]) {
        one.pass(step.wait);
        take(one, step);
      }
      for (const { type } of one.entries) seen.add(type);
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining([
      'assignment.AssignmentDeclined', 'assignment.CaseClosed', 'assignment.DeadlineFellAway', 'assignment.DeadlineMet', 'assignment.DeadlineMissed',
      'intake.ApplicationDeemedWithdrawn', 'intake.DeadlineFellAway', 'intake.DeadlineMet', 'intake.DeadlineMissed', 'intake.DeadlinePaused', 'intake.DeadlineRecomputed', 'intake.DeadlineResumed',
    ]));
  });
});
