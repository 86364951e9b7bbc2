import { MATTERS } from '@juanzong/policy';
import { inPlace } from './bitemporal.js';
import { allOf, dayOf, inHandOf, said, sinceRevocation, text, type Said, type Told } from './told.js';

const MEASURES: Readonly<Record<string, string>> = {
  'intake.ApplicationReceived': 'RECEIVED', 'intake.ApplicationReceivedCorrected': 'RECEIVED', 'intake.ApplicationAccepted': 'ACCEPTED', 'intake.ApplicationWithdrawn': 'WITHDRAWN', 'intake.ApplicationDeemedWithdrawn': 'WITHDRAWN',
  'cross-region-transfer.ForwardDisputed': 'DISPUTED', 'cross-region-transfer.Designated': 'DESIGNATED',
  'eligibility.AdvanceAidGranted': 'ADVANCE_AID', 'eligibility.AidGranted': 'GRANTED', 'eligibility.AidRefused': 'REFUSED', 'eligibility.ObjectionFiled': 'OBJECTED', 'eligibility.AidTerminated': 'TERMINATED',
  'assignment.ProviderAssigned': 'ASSIGNED', 'assignment.AssignmentDeclined': 'DECLINED', 'assignment.ProviderRelieved': 'RELIEVED', 'assignment.CaseClosed': 'CLOSED',
  'quality-review.ArchiveReturned': 'ARCHIVE_RETURNED', 'quality-review.ArchiveAccepted': 'ARCHIVED', 'quality-review.FileGraded': 'GRADED',
};

/** Everything that a case counts for, as a file says that is known so far: each fact once, under the application as corrected. */
export function factsOf(known: readonly Told[]): Said[] {
  const placed = inPlace(known);
  const [received] = allOf(placed, 'intake.ApplicationReceived', 'intake.ApplicationReceivedCorrected');
  if (!received) return [];
  const { matter, groups, channel } = said(received)['application'] as { matter: string; groups: string[]; channel: string };
  const of = { caseId: received.caseId, matter, category: MATTERS.find(matter)?.category ?? 'UNKNOWN', groups: [...new Set(groups)].sort(), channel };
  const [firstGrant] = allOf(placed, 'eligibility.AidGranted');
  const stands = sinceRevocation(placed);
  const counts = (entry: Told): boolean => {
    if (entry.type === 'eligibility.AidGranted') return entry === firstGrant;
    return (entry.type !== 'assignment.CaseClosed' && entry.type !== 'quality-review.ArchiveAccepted') || stands.includes(entry);
  };
  return placed.filter(counts).flatMap((entry) => {
    // Who declines or is relieved still had the case in hand.
    const before = placed.filter(({ revision }) => revision < entry.revision);
    const lawyer = inHandOf(entry.type === 'assignment.ProviderAssigned' ? [...before, entry] : before);
    const fact = { ...of, occurredOn: dayOf(entry), lawyerId: text(lawyer, 'lawyerId'), lawyerName: text(lawyer, 'lawyerName'), grade: entry.type === 'quality-review.FileGraded' ? text(entry, 'grade') : null };
    return measuresOf(entry).map(({ measure, agency }) => ({ ...fact, measure, agency }));
  });
}

function measuresOf(entry: Told): { readonly measure: string; readonly agency: string | null }[] {
  if (entry.type === 'cross-region-transfer.Forwarded') return [{ measure: 'FORWARDED_OUT', agency: text(entry, 'from') }, { measure: 'FORWARDED_IN', agency: text(entry, 'to') }];
  if (entry.type.endsWith('.DeadlineMissed')) return [{ measure: 'DEADLINE_MISSED', agency: text(entry, 'owner') }];
  const measure = MEASURES[entry.type];
  return measure === undefined ? [] : [{ measure, agency: entry.agency }];
}

/** How often the same stands in a list. */
export function tallied(rows: readonly Said[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const row of rows) times.set(spelled(row), (times.get(spelled(row)) ?? 0) + 1);
  return times;
}

const spelled = (row: Said): string => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
const unspelled = (spelt: string): Said => Object.fromEntries(JSON.parse(spelt) as [string, unknown][]);

/** The steps of the counts: what each entry adds to, and takes from, everything that the case counted for before it. */
export function stepsOf(file: readonly Told[]): Said[] {
  let before = new Map<string, number>();
  return file.flatMap((entry, i) => {
    const now = tallied(factsOf(file.slice(0, i + 1)));
    const keys = [...new Set([...before.keys(), ...now.keys()])];
    const steps = keys.flatMap((key) => {
      const more = (now.get(key) ?? 0) - (before.get(key) ?? 0);
      return Array.from({ length: Math.abs(more) }, () => ({ ...unspelled(key), delta: Math.sign(more), saidBy: entry.eventId, recordedAt: entry.recordedAt, revision: entry.revision }));
    });
    before = now;
    return steps;
  });
}
