import type { Entry } from '@juanzong/case-file';
import type { designatedV1, forwardDisputedV1, forwardProposedV1, ForwardingStatus } from '@juanzong/cross-region-transfer-contracts';
import { type DataOf, occurredInstant } from '@juanzong/kernel';
import type { ForwardingRow } from './forwarding-row.js';

type Told = Pick<Entry, 'eventId' | 'type' | 'data' | 'caseId' | 'agency' | 'occurredAt' | 'revision'>;

const UNSETTLED: readonly ForwardingStatus[] = ['PROPOSED', 'FORWARDED', 'DISPUTED'];

/** The last forwarding of a case after one more entry of the file: a new one where that proposes one. Undefined while there is none. */
export function foldForwarding(row: ForwardingRow | undefined, entry: Told): ForwardingRow | undefined {
  const at = occurredInstant(entry.occurredAt);
  if (entry.type === 'cross-region-transfer.ForwardProposed') return proposed(entry, at);
  if (!row) return undefined;
  const next = { ...row, owner: entry.agency, revision: entry.revision };
  switch (entry.type) {
    case 'cross-region-transfer.ProposalWithdrawn':
      return { ...next, status: 'WITHDRAWN', answeredAt: at };
    case 'cross-region-transfer.MaterialsListAgreed':
      return { ...next, materialsAgreed: true };
    case 'cross-region-transfer.InterviewRecorded':
      return { ...next, interviewRecorded: true };
    case 'cross-region-transfer.Forwarded':
      return { ...next, status: 'FORWARDED', forwardedAt: at };
    case 'cross-region-transfer.ForwardAccepted':
      return { ...next, status: 'ACCEPTED', answeredAt: at, authority: null, claims: null };
    case 'cross-region-transfer.ForwardDisputed': {
      const { authority, claims } = entry.data as DataOf<typeof forwardDisputedV1>;
      return { ...next, status: 'DISPUTED', answeredAt: at, authority, claims };
    }
    case 'cross-region-transfer.Designated':
      return { ...next, status: 'DESIGNATED', designated: (entry.data as DataOf<typeof designatedV1>).to };
    case 'intake.ApplicationAccepted':
      return row.status === 'FORWARDED' ? { ...next, status: 'ACCEPTED', answeredAt: at } : next;
    case 'intake.ApplicationWithdrawn':
    case 'intake.ApplicationDeemedWithdrawn':
    case 'intake.ApplicationClosedAsDuplicate':
      return UNSETTLED.includes(row.status) ? { ...next, status: 'ENDED' } : next;
    default:
      return next;
  }
}

function proposed({ eventId, caseId = '', agency, data, revision }: Told, proposedAt: string): ForwardingRow {
  const { from, to } = data as DataOf<typeof forwardProposedV1>;
  return {
    forwardingId: eventId, caseId, sender: from, competent: to, status: 'PROPOSED', owner: agency, materialsAgreed: false, interviewRecorded: false,
    authority: null, claims: null, designated: null, proposedAt, forwardedAt: null, answeredAt: null, revision,
  };
}
