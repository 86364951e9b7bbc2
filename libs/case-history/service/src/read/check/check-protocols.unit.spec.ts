import { describe, expect, it } from '@jest/globals';
import { assignmentContracts, assignmentOpenedV1, lawyerJoinedV1, turnDrawnV1 } from '@juanzong/assignment-contracts';
import { ContractRegistry, type Entry } from '@juanzong/case-file';
import { aidGrantedV1, aidTerminatedV1, eligibilityContracts } from '@juanzong/eligibility-contracts';
import { applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
import { checkProtocols } from './check-protocols.js';

const entry = (type: string, data: object, envelope: Partial<Entry> = {}): Entry => ({ type, version: 1, data, agency: '340202', commandId: 'command', causationId: 'cause', ...envelope }) as Entry;
const registry = new ContractRegistry([...intakeContracts, ...eligibilityContracts, ...assignmentContracts]);
const listed = (which: 'findings' | 'waiting') => (streams: Readonly<Record<string, readonly Entry[]>>): string[] =>
  checkProtocols(new Map(Object.entries(streams)), { registry })[which].map(({ code, where }) => `${code} ${where}`);
const [found, waits] = [listed('findings'), listed('waiting')];

const registered = { 'agency-340202': [entry('intake.CaseRegistered', { ordinal: 1, registeredCase: 'a' }), entry('intake.CaseRegistered', { ordinal: 2, registeredCase: 'b' })] };
const drawn = (ordinal: number, by: string): Entry => entry('intake.NumberDrawn', { ordinal, drawnFor: 'a' }, { causationId: by });
const accepted = entry('intake.ApplicationAccepted', {}, { commandId: 'accept-2' });
const taken = (by: string): Entry => entry('intake.MatterTaken', { takenBy: by });

describe('the ledgers of agencies', () => {
  const forwarded = entry('cross-region-transfer.Forwarded', {}, { agency: '340100' });

  it('hold a case of every agency that had it: one that it was forwarded to registers it too', () => {
    expect(found({ ...registered, 'case-a': [accepted, forwarded] })).toEqual(['ledger-missing-case case-a 340100']);
    const there = { 'agency-340100': [entry('intake.CaseRegistered', { ordinal: 1, registeredCase: 'a' })] };
    expect(found({ ...registered, ...there, 'case-a': [accepted, forwarded] })).toEqual([]);
    expect(found({ ...there, 'case-a': [accepted, forwarded] })).toEqual(['ledger-missing-case case-a 340202']);
  });

  it('have no gap', () => {
    expect(found({ 'agency-340100': [entry('intake.CaseRegistered', { ordinal: 2, registeredCase: 'a' })] })).toEqual(['ledger-gap agency-340100#2']);
  });
});

describe('what was left half-way', () => {
  it('is a number that no acceptance carries, also where the case was accepted under another', () => {
    const numbers = [drawn(1, 'accept-1'), drawn(2, 'accept-2')];
    expect(found({ ...registered, 'case-a': [accepted], 'numbers-x': numbers })).toEqual(['number-unexplained numbers-x#1']);
    const explained = entry('intake.NumberGapExplained', { ordinal: 1, drawnFor: 'a' });
    expect(found({ ...registered, 'case-a': [accepted], 'numbers-x': [...numbers, explained] })).toEqual([]);
  });

  it('is not a number of an acceptance that was cut short, while the file is open: that waits for a person; it is one as soon as nobody can accept the file any more', () => {
    const streams = (...entries: Entry[]) => ({ ...registered, 'case-a': [entry('intake.ApplicationReceived', {}), ...entries], 'numbers-x': [drawn(1, 'cut-short')] });
    const waiting = (...entries: Entry[]) => waits(streams(...entries));
    expect([found(streams()), waiting()]).toEqual([[], ['number-waiting numbers-x#1']]);
    for (const ended of ['intake.ApplicationAccepted', 'intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate']) {
      expect([ended, found(streams(entry(ended, {}))), waiting(entry(ended, {}))]).toEqual([ended, ['number-unexplained numbers-x#1'], []]);
    }
    expect(found({ 'numbers-x': [drawn(1, 'of-no-file')] })).toEqual(['number-unexplained numbers-x#1']);
  });

  it('is a turn that is held for a file in which nobody is to be assigned; while the file awaits that, the turn waits for it', () => {
    const turn = turnDrawnV1.example;
    const roster = [entry('assignment.LawyerJoined', lawyerJoinedV1.example), entry('assignment.TurnDrawn', turn)];
    const awaiting = [
      entry('intake.ApplicationReceived', applicationReceivedV1.example), entry('eligibility.AidGranted', aidGrantedV1.example), entry('assignment.AssignmentOpened', assignmentOpenedV1.example),
    ];
    const streams = (...entries: Entry[]) => ({ 'agency-340202': [entry('intake.CaseRegistered', { ordinal: 1, registeredCase: turn.caseId })], [`case-${turn.caseId}`]: entries, 'roster-340202': roster });
    expect([found(streams(...awaiting)), waits(streams(...awaiting))]).toEqual([[], [`draw-waiting roster-340202 ${turn.drawId}`]]);
    const over = [...awaiting, entry('eligibility.AidTerminated', aidTerminatedV1.example)];
    expect([found(streams(...over)), waits(streams(...over))]).toEqual([[`draw-left-half-way roster-340202 ${turn.drawId}`], []]);
  });

  it('is a number that was given up and is carried all the same', () => {
    const explained = entry('intake.NumberGapExplained', { ordinal: 2, drawnFor: 'a' });
    expect(found({ ...registered, 'case-a': [accepted], 'numbers-x': [drawn(2, 'accept-2'), explained] })).toEqual(['number-carried-and-explained numbers-x#2']);
  });

  it('is a matter that is held by a file which ended without aid', () => {
    for (const type of ['intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate', 'eligibility.AidRefused', 'eligibility.AidTerminated']) {
      expect(found({ ...registered, 'case-a': [entry(type, {})], 'matter-x': [taken('a')] })).toEqual(['matter-left-half-way matter-x']);
      expect(found({ ...registered, 'case-a': [entry(type, {})], 'matter-x': [taken('a'), entry('intake.MatterReleased', { releasedBy: 'a' })] })).toEqual([]);
    }
    expect(found({ ...registered, 'case-a': [entry('eligibility.AidGranted', {})], 'matter-x': [taken('a')] })).toEqual([]);
  });

  it('is not a matter of a case that got aid after all, by order of the bureau; nor is that case a duplicate of the one that took the matter meanwhile', () => {
    const ordered = [entry('eligibility.AidRefused', {}), entry('eligibility.AidGranted', { basis: 'OBJECTION' })];
    expect(found({ ...registered, 'case-a': ordered, 'matter-x': [taken('a')] })).toEqual([]);
    const linked = entry('intake.DuplicateLinked', { duplicateCaseId: 'a' });
    expect(found({ ...registered, 'case-a': ordered, 'case-b': [linked], 'matter-x': [taken('b')] })).toEqual([]);
  });

  it('is a duplicate that was linked to the first file and neither closed nor has a matter of its own', () => {
    const linked = entry('intake.DuplicateLinked', { duplicateCaseId: 'b' });
    expect(found({ ...registered, 'case-a': [linked], 'case-b': [] })).toEqual(['duplicate-left-half-way case-b']);
    expect(found({ ...registered, 'case-a': [linked], 'case-b': [entry('intake.ApplicationClosedAsDuplicate', {})] })).toEqual([]);
    expect(found({ ...registered, 'case-a': [linked], 'case-b': [], 'matter-x': [taken('b')] })).toEqual([]);
  });
});
