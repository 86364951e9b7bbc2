import type { Measure } from '@juanzong/case-history-contracts';
import type { RecordedEntry } from '@juanzong/kernel';

/** One thing that an entry makes countable, and for which agency. */
export interface Counted {
  readonly measure: Measure;
  readonly agency: string;
  readonly grade?: string;
}

const BY_TYPE: Readonly<Record<string, Measure>> = {
  'intake.ApplicationReceived': 'RECEIVED',
  'intake.ApplicationAccepted': 'ACCEPTED',
  'intake.ApplicationWithdrawn': 'WITHDRAWN',
  'intake.ApplicationDeemedWithdrawn': 'WITHDRAWN',
  'cross-region-transfer.ForwardDisputed': 'DISPUTED',
  'cross-region-transfer.Designated': 'DESIGNATED',
  'eligibility.AdvanceAidGranted': 'ADVANCE_AID',
  'eligibility.AidGranted': 'GRANTED',
  'eligibility.AidRefused': 'REFUSED',
  'eligibility.ObjectionFiled': 'OBJECTED',
  'eligibility.AidTerminated': 'TERMINATED',
  'assignment.ProviderAssigned': 'ASSIGNED',
  'assignment.AssignmentDeclined': 'DECLINED',
  'assignment.ProviderRelieved': 'RELIEVED',
  'assignment.CaseClosed': 'CLOSED',
  'quality-review.ArchiveReturned': 'ARCHIVE_RETURNED',
  'quality-review.ArchiveAccepted': 'ARCHIVED',
};

const OTHERWISE: ReadonlySet<string> = new Set(['cross-region-transfer.Forwarded', 'quality-review.FileGraded', 'intake.ApplicationReceivedCorrected', 'eligibility.ObjectionDecided']);

/** Whether an entry of that type may change what was counted: most change nothing. */
export const mayCount = (type: string): boolean => BY_TYPE[type] !== undefined || OTHERWISE.has(type) || type.endsWith('.DeadlineMissed');

/** What an entry counts as: for the agency that owns the file then; a forwarding for both, a missed deadline for who owed it. */
export function measuresOf({ type, data, agency }: RecordedEntry): readonly Counted[] {
  const measure = BY_TYPE[type];
  if (measure) return [{ measure, agency }];
  if (type === 'cross-region-transfer.Forwarded') {
    const { from, to } = data as { readonly from: string; readonly to: string };
    return [{ measure: 'FORWARDED_OUT', agency: from }, { measure: 'FORWARDED_IN', agency: to }];
  }
  if (type === 'quality-review.FileGraded') return [{ measure: 'GRADED', agency, grade: (data as { readonly grade: string }).grade }];
  return type.endsWith('.DeadlineMissed') ? [{ measure: 'DEADLINE_MISSED', agency: (data as { readonly owner: string }).owner }] : [];
}
