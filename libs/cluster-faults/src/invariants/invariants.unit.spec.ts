import { describe, expect, it } from '@jest/globals';
import { type Entry, entryId, sealAll, type UnsealedEntry } from '@juanzong/case-file';
import { commandIdOfKey } from '@juanzong/http';
import { agencyCode, instant, regionCode } from '@juanzong/kernel';
import type { Acknowledged } from '../load/acknowledged.js';
import { acknowledgedFaults } from './acknowledged-faults.js';
import { ownerFaults } from './owner-faults.js';
import { recordedFaults } from './recorded-faults.js';
import { streamFaults } from './stream-faults.js';

const PERSONA = 'clerk@340103';
const NOW = instant(0);
const [HERE, THERE] = ['340103', '340104'];

/** What one command wrote into a stream, from a revision on. */
function written(stream: string, from: number, key: string, change: Partial<UnsealedEntry> = {}, count = 1): UnsealedEntry[] {
  const commandId = commandIdOfKey(PERSONA, key);
  return Array.from({ length: count }, (_, i) => ({
    entryFormat: 1, eventId: entryId(stream, commandId, i), type: 'intake.ApplicationReceived', version: 1, stream, revision: from + i, caseId: stream.slice(5), agency: agencyCode(HERE), region: regionCode(HERE),
    actor: { id: PERSONA, role: 'clerk' }, occurredAt: { precision: 'instant', at: NOW }, recordedAt: NOW, commandId, commandDigest: '', causationId: key, correlationId: key, mustUnderstand: [], policyVersions: [], data: {}, alg: 'SHA-256', ...change,
  }));
}

const chained = (...parts: readonly UnsealedEntry[][]): Entry[] => sealAll(parts.flat(), '0'.repeat(64));
const taken = (key: string, revision: number, subject = 'a'): Acknowledged => ({ persona: PERSONA, path: '/x', key, subject, revision });

describe('acknowledged commands', () => {
  const log = chained(written('case-a', 0, 'k1', {}, 2), written('case-a', 2, 'k2'));

  it('that stand in their file, once, are no fault', () => {
    expect(acknowledgedFaults(log, [taken('k1', 1), taken('k2', 2)])).toEqual([]);
  });

  it('are reported when one is lost', () => {
    expect(acknowledgedFaults(log, [taken('k1', 1), taken('k3', 3)])).toEqual([expect.stringContaining('(k3): acknowledged and not in the store')]);
  });

  it('are reported when one was done again later', () => {
    expect(acknowledgedFaults(chained(written('case-a', 0, 'k1'), written('case-a', 1, 'k2'), written('case-a', 2, 'k1')), [taken('k1', 0)])).toEqual([expect.stringContaining('written more than once: case-a@2')]);
  });

  it('are reported when they lie in another file, or end elsewhere than was said', () => {
    expect(acknowledgedFaults(log, [taken('k1', 1, 'b')])).toEqual([expect.stringContaining('acknowledged for b and written into case-a')]);
    expect(acknowledgedFaults(log, [taken('k1', 0)])).toEqual([expect.stringContaining('acknowledged up to revision 0 and written up to 1')]);
  });
});

describe('streams', () => {
  const log = chained(written('case-a', 0, 'k1'), written('case-a', 1, 'k2'), written('case-a', 2, 'k3'));

  it('that are whole are no fault', () => {
    expect(streamFaults(log)).toEqual([]);
  });

  it('are reported for a gap, a broken chain, a changed entry and an event that stands twice', () => {
    const [first, second, third] = log as [Entry, Entry, Entry];
    expect(streamFaults([first, third])).toEqual(['case-a@2: follows 0', 'case-a@2: is not chained to the entry before']);
    expect(streamFaults([first, { ...second, type: 'intake.ApplicationAccepted' }, third])).toEqual(['case-a@1: its hash is not that of its content']);
    expect(streamFaults(chained(written('case-a', 0, 'k1'), written('case-a', 1, 'k1')))).toEqual([expect.stringMatching(/^case-a@1: the event .* stands twice$/)]);
  });
});

describe('what a consumer was given', () => {
  const log = chained(written('case-a', 0, 'k1'), written('case-a', 1, 'k2'), written('case-a', 2, 'k3'));
  const given = (...revisions: readonly number[]): string[] => recordedFaults(log, new Map([['case-a', revisions]]));

  it('is every revision in order, some of them again', () => {
    expect([given(0, 1, 2), given(0, 1, 0, 1, 2)]).toEqual([[], []]);
  });

  it('is reported when one was skipped, overtaken, or never came', () => {
    expect(given(0, 2)).toEqual(['case-a@2: given after 0']);
    expect(given(1, 0, 2)).toEqual(['case-a@1: given after -1']);
    expect(given(0, 1)).toEqual(['case-a: given up to 1 of 2']);
    expect(recordedFaults(log, new Map())).toEqual(['case-a: never given']);
    expect(recordedFaults(log, new Map([['case-a', [0, 1, 2]], ['case-z', [0]]]))).toEqual(['case-z: given and not in the store']);
  });
});

describe('owners', () => {
  const handed = (agency: string, from = HERE): UnsealedEntry[] => written('case-a', 1, 'k2', { type: 'cross-region-transfer.Forwarded', agency: agencyCode(agency), data: { from, to: THERE } });

  it('change when a case is handed over, and at no other time', () => {
    expect(ownerFaults(chained(written('case-a', 0, 'k1'), handed(THERE), written('case-a', 2, 'k3', { agency: agencyCode(THERE) })))).toEqual([]);
  });

  it('are reported when an entry is another agency’s, or somebody hands over what is not theirs', () => {
    expect(ownerFaults(chained(written('case-a', 0, 'k1'), written('case-a', 1, 'k2', { agency: agencyCode(THERE) })))).toEqual(['case-a@1: written as 340104’s, and 340103 owned it']);
    expect(ownerFaults(chained(written('case-a', 0, 'k1'), handed(HERE)))).toEqual(['case-a@1: written as 340103’s, and 340104 owned it']);
    expect(ownerFaults(chained(written('case-a', 0, 'k1'), handed(THERE, THERE)))).toEqual(['case-a@1: handed over by 340104, and 340103 owned it']);
  });
});
