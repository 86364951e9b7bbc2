import { caseStream, type Entry } from '@juanzong/case-file';
import { allSoFar, type EventLog } from '@juanzong/event-store';
import { type DataOf, type Instant, occurredDate } from '@juanzong/kernel';
import { type FrameCase, type Grade, type resultsPublishedV1, UNGRADED } from '@juanzong/quality-review-contracts';
import { type CampaignState, covers, reviewDecider } from '@juanzong/quality-review-domain';
import type { ServiceRuntime } from '@juanzong/service-kit';

/** Every entry of a type that is in the log now. From the log itself: a read model could be behind, and a frame must lack nothing. */
const allOfType = async (log: EventLog, type: string): Promise<Entry[]> => (await allSoFar(log, { type })).map(({ entry }) => entry);

/** The grade that was last published of each lawyer, by any campaign. */
export async function publishedGrades(log: EventLog): Promise<ReadonlyMap<string, Grade>> {
  const published = await allOfType(log, 'quality-review.ResultsPublished');
  return new Map(published.flatMap(({ data }) => (data as DataOf<typeof resultsPublishedV1>).byLawyer.map(({ lawyerId, grade }) => [lawyerId, grade] as const)));
}

/** The frame of a campaign: every file of its region that was archived in its period, as it stands now, with what its stratum is made of. A case that goes on after its termination was revoked is not archived. Files that no lawyer undertook have no work to review. */
export async function frameOf({ opened }: Extract<CampaignState, { kind: 'Open' }>, { log, cabinet, clock }: ServiceRuntime): Promise<{ readonly asOf: Instant; readonly cases: readonly FrameCase[] }> {
  const { region, period } = opened;
  const asOf = clock.now();
  const grades = await publishedGrades(log);
  const cases = new Map<string, FrameCase>();
  const latest = new Map((await allOfType(log, 'quality-review.ArchiveAccepted')).map(({ caseId = '', occurredAt }) => [caseId, occurredAt]));
  for (const [caseId, occurredAt] of latest) {
    const archivedOn = occurredDate(occurredAt);
    if (archivedOn < period.from || archivedOn > period.to) continue;
    const file = await cabinet.open(caseStream(caseId));
    const { archived, lawyers, file: { category } } = file.stateFor(reviewDecider);
    const [head, lawyer] = [file.head?.entry, lawyers.at(-1)];
    if (!archived || !head || !lawyer || category === undefined || !covers(region, head.agency)) continue;
    const { lawyerId } = lawyer;
    cases.set(caseId, { caseId, revision: head.revision, hash: head.hash, archivedOn, agency: head.agency, category, lawyerId, lawyerGrade: grades.get(lawyerId) ?? UNGRADED });
  }
  return { asOf, cases: [...cases.values()] };
}
