import { MATTERS } from '@juanzong/policy';
import { wayOf } from './standing.js';
import { allOf, dayOf, inHandOf, lastOf, said, sinceRevocation, text, type Said, type Told } from './told.js';

const ERASED = '〔已删除 erased〕';
const MOST_STARS = 8;

/** The row of a case in the list of all cases, each column looked up in the whole file. */
export function overviewOf(file: readonly Told[], personKey: (idNumber: string) => string | null): Said[] {
  const [received, last] = [allOf(file, 'intake.ApplicationReceived')[0], file.at(-1)];
  if (!received || !last) return [];
  const newest = lastOf(file, 'intake.ApplicationReceived', 'intake.ApplicationReceivedCorrected') ?? received;
  const { origin, application, statistics } = said(newest) as { origin: string; application: Said; statistics: Said };
  const matter = String(application['matter']);
  const applicant = application['applicant'] as { name: string; idNumber: string };
  const erased = allOf(file, 'intake.PersonalDataErased').some((entry) => text(entry, 'subject') === 'applicant');
  const stands = sinceRevocation(file);
  const closing = lastOf(stands, 'assignment.CaseClosed');
  const archived = lastOf(stands, 'quality-review.ArchiveAccepted');
  const way = wayOf(file);
  return [{
    caseId: last.caseId, agency: last.agency, state: way.at(-1), held: way.slice(0, -1), origin,
    channel: application['channel'], matter, category: MATTERS.find(matter)?.category ?? 'UNKNOWN', groups: application['groups'], registerNumber: application['registerNumber'] ?? null,
    ageBand: statistics['ageBand'], incomeBand: statistics['incomeBand'], receivedOn: dayOf(received),
    applicantMasked: erased || applicant.name === ERASED ? null : starred(applicant.name), personKey: erased || applicant.idNumber === ERASED ? null : personKey(applicant.idNumber),
    greenChannel: said(lastOf(file, 'intake.GreenChannelDecided') ?? { data: { open: false } })['open'],
    caseNumber: text(lastOf(file, 'intake.ApplicationAccepted'), 'caseNumber'), duplicateOf: text(lastOf(file, 'intake.ApplicationClosedAsDuplicate'), 'firstCaseId'),
    lawyerId: text(inHandOf(file), 'lawyerId'), lawyerName: text(inHandOf(file), 'lawyerName'),
    result: text(closing, 'result'), recoveredFen: closing ? String(said(closing)['recoveredFen']) : null, closedOn: text(closing, 'closedOn'), archivedOn: archived ? dayOf(archived) : null,
    grade: text(lastOf(file, 'quality-review.FileGraded'), 'grade'), unverified: file.some(({ verified }) => !verified), revision: last.revision,
  }];
}

/** The first character, and stars for the rest. */
function starred(name: string): string {
  const letters = [...name];
  return letters.length === 0 ? '' : `${letters[0] ?? ''}${'*'.repeat(Math.min(MOST_STARS, Math.max(1, letters.length - 1)))}`;
}
