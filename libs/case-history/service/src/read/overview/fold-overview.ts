import type { caseClosedV1, providerAssignedV1 } from '@juanzong/assignment-contracts';
import type { objectionDecidedV1 } from '@juanzong/eligibility-contracts';
import type { applicationAcceptedV1, applicationClosedAsDuplicateV1, applicationReceivedV1, greenChannelDecidedV1, personalDataErasedV1 } from '@juanzong/intake-contracts';
import type { fileGradedV1 } from '@juanzong/quality-review-contracts';
import { type DataOf, occurredDate, type RecordedEntry } from '@juanzong/kernel';
import { MATTERS } from '@juanzong/policy';
import { ERASED_TEXT } from '@juanzong/vault';
import { masked } from '../mask.js';
import { whereItStands } from './where-it-stands.js';
import type { OverviewRow } from './overview-row.js';

/** How a person is found again: a keyed hash of the identity number. */
export type PersonKey = (idNumber: string) => string | null;

/** What the row of a case becomes through one entry; undefined before the case was opened. */
export function foldOverview(row: OverviewRow | undefined, entry: RecordedEntry, caseId: string, personKey: PersonKey): OverviewRow | undefined {
  if (entry.type === 'intake.ApplicationReceived' || entry.type === 'intake.ApplicationReceivedCorrected') {
    return { ...(row ?? FRESH), ...particulars(entry, personKey), caseId, agency: entry.agency, revision: entry.revision };
  }
  if (!row) return undefined;
  const next: OverviewRow = { ...row, ...whereItStands(row, entry), agency: entry.agency, revision: Math.max(row.revision, entry.revision) };
  switch (entry.type) {
    case 'intake.GreenChannelDecided':
      return { ...next, greenChannel: (entry.data as DataOf<typeof greenChannelDecidedV1>).open };
    case 'intake.PersonalDataErased':
      return (entry.data as DataOf<typeof personalDataErasedV1>).subject === 'applicant' ? { ...next, applicantMasked: null, personKey: null } : next;
    case 'intake.ApplicationAccepted':
      return { ...next, caseNumber: (entry.data as DataOf<typeof applicationAcceptedV1>).caseNumber };
    case 'intake.ApplicationClosedAsDuplicate':
      return { ...next, duplicateOf: (entry.data as DataOf<typeof applicationClosedAsDuplicateV1>).firstCaseId };
    case 'assignment.ProviderAssigned': {
      const { lawyerId, lawyerName } = entry.data as DataOf<typeof providerAssignedV1>;
      return { ...next, lawyerId, lawyerName };
    }
    case 'assignment.AssignmentDeclined':
    case 'assignment.ProviderRelieved':
      return { ...next, lawyerId: null, lawyerName: null };
    case 'assignment.CaseClosed': {
      const { result, recoveredFen, closedOn } = entry.data as DataOf<typeof caseClosedV1>;
      return { ...next, result, recoveredFen: String(recoveredFen), closedOn };
    }
    case 'eligibility.ObjectionDecided':
      return (entry.data as DataOf<typeof objectionDecidedV1>).outcome === 'TERMINATION_REVOKED' ? { ...next, result: null, recoveredFen: null, closedOn: null, archivedOn: null } : next;
    case 'quality-review.ArchiveAccepted':
      return { ...next, archivedOn: occurredDate(entry.occurredAt) };
    case 'quality-review.FileGraded':
      return { ...next, grade: (entry.data as DataOf<typeof fileGradedV1>).grade };
    default:
      return next;
  }
}

const FRESH = {
  state: 'RECEIVED', greenChannel: false, caseNumber: null, lawyerId: null, lawyerName: null, result: null, recoveredFen: null, closedOn: null, duplicateOf: null, unverified: false, held: [], archivedOn: null, grade: null,
} satisfies Partial<OverviewRow>;

function particulars(entry: RecordedEntry, personKey: PersonKey) {
  const { origin, application, statistics } = entry.data as DataOf<typeof applicationReceivedV1>;
  const { applicant, channel, matter, groups, registerNumber } = application;
  return {
    origin, channel, matter, groups, ...statistics,
    category: MATTERS.find(matter)?.category ?? 'UNKNOWN',
    receivedOn: occurredDate(entry.occurredAt),
    registerNumber: registerNumber ?? null,
    // Once the key is gone the rest of the file reads so already, whether or not its entry was read yet.
    applicantMasked: applicant.name === ERASED_TEXT ? null : (masked(applicant.name) as string),
    personKey: applicant.idNumber === ERASED_TEXT ? null : personKey(applicant.idNumber),
  };
}
