import { caseStream, deriveId } from '@juanzong/case-file';
import { type CampaignState, reviewDecider, type Standing } from '@juanzong/quality-review-domain';
import type { ServiceRuntime } from '@juanzong/service-kit';

/** reviewId = v5(campaign, case): the same draw told again opens no second review. */
export const reviewIdOf = (campaign: string, caseId: string): string => deriveId('review', campaign, caseId);

/** How the review of every drawn file stands, read from the files themselves. */
export async function standingsOf(state: CampaignState, { cabinet }: Pick<ServiceRuntime, 'cabinet'>): Promise<Standing[]> {
  if (!('drawn' in state)) return [];
  const { campaign } = state.opened;
  const standings: Standing[] = [];
  for (const caseId of state.drawn.selected) {
    const { reviews, file: { agency } } = (await cabinet.open(caseStream(caseId))).stateFor(reviewDecider);
    const review = reviews[reviewIdOf(campaign, caseId)];
    const { lawyerId = '', lawyerName = '', firm = '', graded, closed = false } = review ?? {};
    standings.push({ caseId, lawyerName, firm, closed, ...(graded ? { graded: { caseId, agency, lawyerId, points: graded.points, grade: graded.grade, entry: graded.entry } } : {}) });
  }
  return standings;
}
