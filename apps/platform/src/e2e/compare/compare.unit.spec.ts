import { describe, expect, it } from '@jest/globals';
import type { Told } from '@juanzong/simulator';
import { deadlineFaults, drawFaults, firedIn, numberFaults } from '@juanzong/testing/e2e';
import { ERASED_TEXT } from '@juanzong/vault';
import { type CaseFiles, differences } from './case-files.js';
import { beyondErasure } from './erased.js';
import { noticeFaults, noticesIn } from './notices.js';

let position = 0;
const told = (type: string, data: Record<string, unknown>, stream = 'case-a'): Told => {
  position += 1;
  return { position: String(position), stream, caseId: stream === 'case-a' ? 'a' : null, revision: position, eventId: `e${position}`, type, recordedAt: END, agency: '340202', actor: { id: 'system', role: 'system' }, data };
};
const deadline = (deadlineId: string, dueAt: string, passedWhenRecorded = false) => ({ deadline: { deadlineId, generation: 0, dueAt, passedWhenRecorded } });
const END = '2025-08-31T16:00:00.000Z';

describe('deadlines fired once', () => {
  const log = [
    told('intake.DeadlineStarted', deadline('d1', '2024-02-01T16:00:00.000Z')), told('intake.DeadlineMissed', { deadlineId: 'd1' }),
    told('intake.DeadlineStarted', deadline('d2', '2024-02-01T16:00:00.000Z')), told('eligibility.DeadlineMet', { deadlineId: 'd2' }),
    told('intake.DeadlineStarted', deadline('d3', '2024-02-01T16:00:00.000Z')), told('intake.DeadlinePaused', { deadlineId: 'd3', generation: 1 }),
    told('intake.DeadlineStarted', deadline('d4', '2024-02-01T16:00:00.000Z', true)), told('intake.DeadlineStarted', deadline('d5', '2025-12-01T16:00:00.000Z')),
  ];
  it('are no fault: missed, met, paused, passed before, still to come', () => expect([deadlineFaults(log, END), firedIn(log)]).toEqual([[], 1]));
  it('twice is reported', () => expect(deadlineFaults([...log, told('intake.DeadlineMissed', { deadlineId: 'd1' })], END)).toEqual(['deadline d1: fired more than once']));
  it('never is reported', () => expect(deadlineFaults(log.filter(({ type }) => !type.endsWith('Missed')), END)).toEqual(['deadline d1: due and never fired']));
  it('started twice, or not at all, is reported', () => {
    expect(deadlineFaults([...log, log[0] as Told], END)).toEqual(['deadline d1: started more than once']);
    expect(deadlineFaults(log.slice(1), END)).toEqual(['deadline d1: ended and never started']);
  });
});

describe('notices of two lives', () => {
  const issued = told('intake.DocumentIssued', { form: 'receipt', basedOn: ['x'], documents: [] });
  const log = [issued, told('intake.DocumentServed', { issued: issued.eventId }), told('eligibility.DecisionServed', {})];
  it('that are the same are no fault', () => expect([noticeFaults(log, log), noticesIn(log)]).toEqual([[], 3]));
  it('one lost is reported', () => expect(noticeFaults(log, log.slice(0, 2))).toEqual([expect.stringMatching(/^lost: eligibility.DecisionServed/)]));
  it('one more, or one twice, is reported', () => {
    expect(noticeFaults(log, [...log, told('assignment.HearingNotified', {})])).toEqual([expect.stringMatching(/^not in the other life: assignment.HearingNotified/)]);
    expect(noticeFaults(log, [...log, log[2] as Told])).toEqual([expect.stringMatching(/^twice: eligibility.DecisionServed/)]);
  });
  it('one letter issued twice under two ids, served twice, or never issued, is reported', () => {
    const again = told('intake.DocumentIssued', issued.data);
    expect(noticeFaults([...log, again], [...log, again])).toEqual([expect.stringMatching(/^issued twice/)]);
    const served = told('intake.DocumentServed', { issued: issued.eventId });
    expect(noticeFaults([...log, served], [...log, served])).toEqual([expect.stringMatching(/^served twice/)]);
    expect(noticeFaults(log.slice(1), log.slice(1))).toEqual([expect.stringMatching(/^served and never issued/)]);
  });
});

describe('draws', () => {
  const turn = (type: string, drawId: string, stream = 'roster-p') => told(`assignment.${type}`, { drawId }, stream);
  const log = [
    turn('TurnDrawn', 'd1'), turn('ProviderAssigned', 'd1', 'case-a'), turn('TurnSpent', 'd1'),
    turn('TurnDrawn', 'd2'), turn('DrawVoided', 'd2', 'case-a'), turn('TurnReturned', 'd2'),
  ];
  const without = (type: string) => drawFaults(log.filter((one) => one.type !== `assignment.${type}`));
  it('with their counterparts are no fault', () => expect(drawFaults(log)).toEqual([]));
  it.each([['TurnSpent', '0 counterparts in the roster'], ['TurnReturned', '0 counterparts in the roster'], ['DrawVoided', '0 counterparts in the case'], ['ProviderAssigned', '0 counterparts in the case'], ['TurnDrawn', 'never drawn']])('without %s are reported', (type, fault) => {
    expect(without(type)).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
  });
  it('doubled, or of two kinds, are reported', () => {
    for (const one of log) expect(drawFaults([...log, one])).not.toEqual([]);
    expect(drawFaults(log.map((one) => (one.type === 'assignment.TurnSpent' ? { ...one, type: 'assignment.TurnReturned' } : one)))).toEqual(['draw d1: the case and the roster say different things of it']);
  });
});

describe('numbers', () => {
  const number = (type: string, ordinal: number, drawnFor: string) => told(`intake.${type}`, { ordinal, drawnFor }, 'numbers-p');
  const log = [number('NumberDrawn', 1, 'b'), number('NumberGapExplained', 1, 'b'), number('NumberDrawn', 2, 'a'), told('intake.ApplicationAccepted', {})];
  it('carried or explained are no fault', () => expect(numberFaults(log)).toEqual([]));
  it('neither carried nor explained, drawn twice, or with a gap, are reported', () => {
    expect(numberFaults(log.filter(({ type }) => type !== 'intake.NumberGapExplained'))).toEqual([expect.stringContaining('neither carried nor explained, drawn for b')]);
    expect(numberFaults(log.slice(0, 3))).toEqual([expect.stringContaining('drawn for a')]);
    expect(numberFaults([...log, number('NumberDrawn', 3, 'a')])).toEqual([expect.stringContaining('two numbers for a')]);
    expect(numberFaults([...log, number('NumberDrawn', 4, 'c'), number('NumberGapExplained', 4, 'c')])).toEqual([expect.stringContaining('not contiguous')]);
  });
});

describe('case files of two lives', () => {
  const entry = (text: string) => ({ type: 'x', data: { text } });
  const files: CaseFiles = new Map([['a', [entry('one'), entry('two')]], ['b', [entry('one')]]]);
  const changed = (id: string, entries: object[]): CaseFiles => new Map([...files, [id, entries]]);
  it('that are the same do not differ', () => expect(differences(files, new Map(files))).toEqual([]));
  it.each([
    ['changed', [entry('one'), entry('too')], 'a #1'], ['doubled', [entry('one'), entry('one'), entry('two')], 'a #1'], ['dropped', [entry('one')], 'a #1'],
    ['swapped', [entry('two'), entry('one')], 'a #0'], ['appended', [entry('one'), entry('two'), entry('three')], 'a #2'],
  ])('an entry %s is reported', (_what, entries, where) => expect(differences(files, changed('a', entries))).toEqual([expect.stringContaining(where)]));
  it('a file more or less is reported', () => {
    expect(differences(files, changed('c', []))).toEqual(['c: only in the second']);
    expect(differences(files, new Map([...files].slice(1)))).toEqual(['a: only in the first']);
  });
});

describe('what was shown before and is not any more', () => {
  const before = { entries: [{ hash: 'h1', data: { name: '王**', reasons: ['a', 'b'] } }] };
  it('may be what is personal', () => expect(beyondErasure(before, { entries: [{ hash: 'h1', data: { name: ERASED_TEXT, reasons: ['a', null] } }] })).toEqual([]));
  it.each([
    ['another value', { entries: [{ hash: 'h2', data: before.entries[0]?.data }] }], ['one that is gone', { entries: [{ hash: 'h1', data: { name: '王**' } }] }],
    ['an entry that is gone', { entries: [] }], ['one more', { entries: [...before.entries, { hash: 'h2' }] }],
  ])('is reported for %s', (_what, now) => expect(beyondErasure(before, now)).not.toEqual([]));
});
