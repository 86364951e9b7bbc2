import { assignmentContracts, caseClosedV1, providerAssignedV1 } from '@juanzong/assignment-contracts';
import { caseStream, deriveId, type Entry, expertsStream, reviewStream } from '@juanzong/case-file';
import { aidGrantedV1, eligibilityContracts } from '@juanzong/eligibility-contracts';
import { applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
import { archiveAcceptedV1, type Expert, expertExample, qualityReviewContracts } from '@juanzong/quality-review-contracts';
import { type Asked, caseOpenedBy, type GivenFact, type HttpCase, httpCase } from '@juanzong/testing/service';
import { ReviewReactions } from '../write/review-reactions.js';

const CONTRACTS = [...intakeContracts, ...eligibilityContracts, ...assignmentContracts, ...qualityReviewContracts];
export const OFFICER = 'quality-officer@340200';
export const BASE = '/api/quality-review/v1';
export const CAMPAIGN = caseOpenedBy(OFFICER, 'open');
export const SEED = '6b2d1c0fa9e84735d2c1b0a9f8e7d6c5b4a392817f6e5d4c3b2a190807f6e5d4';
const EXPERTS = expertsStream('340200');
const CASES = Array.from({ length: 7 }, (_, i) => deriveId('a case', String(i)));

export const expertOf = (reviewerId: string): Expert => ({ ...expertExample, reviewerId, specialities: ['CIVIL', 'CRIMINAL'], interests: [], firm: `${reviewerId}所` });
export const reviewIn = (caseId: string): string => deriveId('review', CAMPAIGN, caseId);

const archived = (lawyerId: string, matterCategory: 'CIVIL' | 'CRIMINAL'): GivenFact[] => [
  { type: 'intake.ApplicationReceived', data: applicationReceivedV1.example },
  { type: 'eligibility.AidGranted', data: { ...aidGrantedV1.example, matterCategory } },
  { type: 'assignment.ProviderAssigned', data: { ...providerAssignedV1.example, lawyerId } },
  { type: 'assignment.CaseClosed', data: { ...caseClosedV1.example, closedOn: '2024-03-04' } },
  { type: 'quality-review.ArchiveAccepted', data: archiveAcceptedV1.example },
];

/** A process with seven archived files of two lawyers, one in civil and one in criminal matters. */
export const archivedFiles = (modules: Parameters<typeof httpCase>[1]): HttpCase => {
  const http = httpCase(CONTRACTS, modules);
  CASES.forEach((caseId, i) => http.given(caseStream(caseId), ...(i < 4 ? archived('L-1', 'CIVIL') : archived('L-2', 'CRIMINAL'))));
  return http;
};

/** Experts join, a campaign opens while its period lasts, and the period ends. */
export async function opened(http: HttpCase, experts: readonly string[] = ['E1', 'E2', 'E3']): Promise<void> {
  await http.process.settle();
  for (const reviewerId of experts) {
    await http.when({ as: OFFICER, post: `${BASE}/experts/340200/enrol-reviewer`, body: { expert: expertOf(reviewerId) } }).then(200, {}, { [EXPERTS]: ['quality-review.ExpertJoined'] });
  }
  await http.when({ as: OFFICER, post: `${BASE}/campaigns`, key: 'open', body: { region: '340200', period: { from: '2024-03-01', to: '2024-03-05' }, seed: SEED } })
    .then(201, { caseId: CAMPAIGN, next: [{ name: 'fix-frame' }] }, { [reviewStream(CAMPAIGN)]: [{ type: 'quality-review.CampaignOpened', data: { seedFrom: 'PERSON', region: '340200' } }] });
  http.process.at('2024-03-06T02:00:00.000Z');
}

export const toCampaign = (action: string): Asked & { readonly post: string } => ({ as: OFFICER, post: `${BASE}/campaigns/${CAMPAIGN}/${action}` });

/** The entry that says what was drawn. */
export function drawOf(http: HttpCase): Entry {
  const entry = http.process.log.entriesOf(reviewStream(CAMPAIGN)).at(-1);
  if (entry?.type !== 'quality-review.SampleDrawn') throw new Error('nothing was drawn');
  return entry;
}

/** Draws the sample and tells the drawn files; what was drawn. */
export async function drawn(http: HttpCase): Promise<readonly string[]> {
  await http.when(toCampaign('fix-frame')).then(200, { next: [{ name: 'draw-sample' }] });
  await http.when(toCampaign('draw-sample')).then(200, { next: [{ name: 'publish-results' }] });
  const entry = drawOf(http);
  await new ReviewReactions(http.process.runtime).on(entry);
  return (entry.data as { selected: string[] }).selected;
}

/** Who reviews a file. */
export const reviewersOf = (http: HttpCase, caseId: string): string[] => {
  const appointed = http.process.log.entriesOf(caseStream(caseId)).filter(({ type }) => type === 'quality-review.ReviewersAppointed').at(-1);
  return (appointed?.data as { reviewers: { reviewerId: string }[] } | undefined)?.reviewers.map(({ reviewerId }) => reviewerId) ?? [];
};

/** A reviewer hands in their score of a file. */
export const score = (caseId: string, reviewerId: string, body: object = {}): Asked =>
  ({ as: `reviewer:${reviewerId}`, post: `${BASE}/cases/${caseId}/submit-score`, body: { reviewId: reviewIn(caseId), ...body } });
