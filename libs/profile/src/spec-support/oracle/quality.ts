import { allOf, dayOf, inHandOf, lastOf, said, sinceRevocation, text, type Said, type Told } from './told.js';

const of = (name: string): string => `quality-review.${name}`;
const CLOSED = 'assignment.CaseClosed';
const STEPS: Readonly<Record<string, string>> = { [CLOSED]: 'AWAITING_SUBMISSION', [of('ArchiveSubmitted')]: 'UNDER_REVIEW', [of('ArchiveReturned')]: 'RETURNED', [of('ArchiveAccepted')]: 'ACCEPTED' };

interface Clock {
  readonly deadlineId: string;
  readonly ruleId: string;
  readonly startedBy: string;
}
const clockOf = (entry: Told): Clock => said(entry)['deadline'] as Clock;
const clocks = (told: readonly Told[]): Told[] => allOf(told, of('DeadlineStarted'));

/** How the archive of a case stands. */
export function qualityCaseOf(file: readonly Told[]): Said[] {
  const last = file.at(-1);
  if (!last) return [];
  const stands = sinceRevocation(file);
  const step = lastOf(stands, ...Object.keys(STEPS));
  const closed = lastOf(stands, CLOSED);
  const clock = clocks(step ? stands.slice(stands.indexOf(step)) : stands).filter((entry) => clockOf(entry).ruleId.startsWith('archive-')).at(-1);
  return [{
    caseId: last.caseId, agency: last.agency, lawyerId: text(inHandOf(file), 'lawyerId'), archiveStatus: step ? STEPS[step.type] : 'NOT_CLOSED', closedOn: closed ? dayOf(closed) : null,
    list: text(lastOf(stands, of('ArchiveSubmitted')), 'list'), submissions: allOf(stands, of('ArchiveSubmitted')).length,
    archiveNumber: text(lastOf(stands, of('ArchiveAccepted')), 'archiveNumber'), deadlineId: clock ? clockOf(clock).deadlineId : null,
  }];
}

/** A row for each finding: open until answered, and again where the answer was not accepted. */
export function findingsOf(file: readonly Told[]): Said[] {
  return allOf(file, of('FindingRaised')).map((raised) => {
    const findingId = text(raised, 'findingId');
    const about = allOf(file, of('FindingAnswered'), of('FindingRechecked')).filter((entry) => text(entry, 'findingId') === findingId);
    const rejected = about.filter((entry) => said(entry)['accepted'] === false);
    const last = about.at(-1);
    const owedSince = [raised, ...rejected].map(({ eventId }) => eventId as string);
    const answeredAt = lastOf(about, of('FindingAnswered'))?.revision ?? -1;
    const clock = clocks(file).filter((entry) => owedSince.includes(clockOf(entry).startedBy) && entry.revision > answeredAt).at(-1);
    const act = allOf(file, of('SupervisionActOpened')).find((entry) => text(entry, 'actId') === text(raised, 'actId'));
    return {
      findingId, caseId: raised.caseId, actId: text(raised, 'actId'), actKind: text(act, 'kind') ?? '', duty: text(raised, 'duty'), severity: text(raised, 'severity'), raisedOn: dayOf(raised),
      status: last === undefined || said(last)['accepted'] === false ? 'OPEN' : last.type === of('FindingAnswered') ? 'ANSWERED' : 'SETTLED',
      owedSince: owedSince.at(-1), deadlineId: clock ? clockOf(clock).deadlineId : null,
    };
  });
}

export const actsOf = (file: readonly Told[]): Said[] => allOf(file, of('SupervisionActOpened')).map((entry) => ({ actId: text(entry, 'actId'), caseId: entry.caseId, kind: text(entry, 'kind') }));

/** A row for each hearing; what is observed later was named in an observation, what was replaced in a later notice. */
export function hearingsOf(file: readonly Told[]): Said[] {
  const hearings = allOf(file, 'assignment.HearingNotified');
  const observed = allOf(file, of('SupervisionActOpened')).filter((entry) => text(entry, 'kind') === 'HEARING_OBSERVATION').flatMap((entry) => said(entry)['saw'] as string[]);
  return hearings.map((hearing) => ({
    hearingId: hearing.eventId, caseId: hearing.caseId, hearingOn: text(hearing, 'hearingOn'), observed: observed.includes(hearing.eventId),
    replaced: hearings.some((other) => text(other, 'replaces') === hearing.eventId),
  }));
}
