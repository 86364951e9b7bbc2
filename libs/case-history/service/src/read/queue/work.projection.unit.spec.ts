import { describe, expect, it } from '@jest/globals';
import { forwardProposedV1 } from '@juanzong/cross-region-transfer-contracts';
import { applicationReceivedV1 } from '@juanzong/intake-contracts';
import { type Actor, agencyCode, type EventContract, eventId, instant, type RecordedEntry } from '@juanzong/kernel';
import { workAfter } from './work.projection.js';

const clerk: Actor = { id: 'clerk@340103', role: 'clerk', agency: '340103' };
const entry = (revision: number, { type, example }: EventContract<string, never>, data: object = {}): RecordedEntry => ({
  eventId: eventId(`e${revision}`), type, version: 1, data: { ...(example as object), ...data }, revision, occurredAt: { precision: 'instant', at: instant(revision) },
  recordedAt: instant(revision), actor: clerk, agency: agencyCode('340103'),
});
const received = entry(0, applicationReceivedV1 as never);
const proposed = entry(1, forwardProposedV1 as never, { from: '340103', to: '340104' });
const waiting = (...entries: RecordedEntry[]): string[] => (workAfter('c1', entries)?.steps ?? []).map(({ action, whose }) => `${action} ${whose}`);

describe('what waits in a case', () => {
  it('a received application waits for the clerk of its agency alone; what may be done at any time waits for nobody', () => {
    expect(waiting(received)).toEqual(['request-supplement 340103', 'accept-application 340103']);
  });

  it('a proposed forwarding waits for both agencies, for each its own step', () => {
    expect(waiting(received, proposed)).toEqual(expect.arrayContaining(['record-interview 340103', 'agree-materials 340104']));
    expect(waiting(received, proposed).filter((step) => step.endsWith('340104'))).toEqual(['agree-materials 340104']);
  });

  it('no row for a file without entries', () => {
    expect(workAfter('c1', [])).toBeUndefined();
  });
});
