import { agencyByCode } from '@juanzong/policy';
import { allOf, lastOf, said, text, type Said, type Told } from './told.js';

const of = (name: string): string => `quality-review.${name}`;
const CAMPAIGN_STATES: Readonly<Record<string, string>> = { [of('CampaignOpened')]: 'OPEN', [of('FrameFixed')]: 'FRAME_FIXED', [of('SampleDrawn')]: 'DRAWN', [of('ResultsPublished')]: 'PUBLISHED', [of('CampaignClosed')]: 'CLOSED' };
const sizeOf = (entry: Told | undefined, list: string): number | null => (entry ? (said(entry)[list] as unknown[]).length : null);

/** Every campaign's own stream. */
function campaignsIn(all: readonly Told[]): Told[][] {
  return allOf(all, of('CampaignOpened')).map(({ stream }) => all.filter((entry) => entry.stream === stream));
}

export const campaignsOf = (all: readonly Told[]): Said[] => campaignsIn(all).map((told) => {
  const [opened] = told;
  const { campaign, region, period } = said(opened as Told) as { campaign: string; region: string; period: { from: string; to: string } };
  return {
    campaign, region, agency: opened?.agency, periodFrom: period.from, periodTo: period.to, openedAt: opened?.recordedAt, state: CAMPAIGN_STATES[lastOf(told, ...Object.keys(CAMPAIGN_STATES))?.type ?? ''],
    frameSize: sizeOf(lastOf(told, of('FrameFixed')), 'cases'), sampleSize: sizeOf(lastOf(told, of('SampleDrawn')), 'selected'),
  };
});

/** A row for each file under review. */
export const reviewsOf = (file: readonly Told[]): Said[] => allOf(file, of('SampledForReview')).map((sampled) => {
  const told = file.filter((entry) => entry.type.startsWith('quality-review.') && text(entry, 'reviewId') === text(sampled, 'reviewId'));
  const after = (entry: Told | undefined): Told[] => allOf(told, of('ReviewerConflictDeclared')).filter(({ revision }) => entry !== undefined && revision > entry.revision);
  const withdrew = (who: string, since: Told | undefined): boolean => after(since).some((entry) => text(entry, 'reviewerId') === who);
  const [appointed, arbitration, graded] = [lastOf(told, of('ReviewersAppointed')), lastOf(told, of('ArbiterAppointed')), lastOf(told, of('FileGraded'))];
  const reviewers = appointed ? (said(appointed)['reviewers'] as { reviewerId: string }[]).map(({ reviewerId }) => reviewerId) : [];
  const arbiter = arbitration ? (said(arbitration)['arbiter'] as { reviewerId: string }).reviewerId : null;
  const { reviewId, campaign, region, stratum, lawyerId, lawyerName, firm, reviewersPerFile } = said(sampled);
  return {
    reviewId, campaign, caseId: sampled.caseId, region, agency: sampled.agency, stratum, lawyerId, lawyerName, firm, perFile: reviewersPerFile,
    reviewers: reviewers.filter((who) => !withdrew(who, appointed)), arbiter: arbiter !== null && withdrew(arbiter, arbitration) ? null : arbiter,
    scoredBy: allOf(told, of('FileScored')).map((entry) => text(entry, 'reviewerId')), state: stateOf(told, arbiter),
    points: graded ? said(graded)['points'] : null, grade: text(graded, 'grade'), how: text(graded, 'how'),
  };
});

/** Where a review stands: without a full set of reviewers it waits for them; an arbiter who withdraws leaves the arbitration open. */
function stateOf(told: readonly Told[], arbiter: string | null): string {
  const leaves = (entry: Told): boolean => entry.type === of('ReviewerConflictDeclared') && text(entry, 'reviewerId') !== arbiter;
  const states: Readonly<Record<string, string>> = {
    [of('SampledForReview')]: 'AWAITING_REVIEWERS', [of('ReviewersAppointed')]: 'SCORING', [of('ReviewerConflictDeclared')]: 'AWAITING_REVIEWERS', [of('ArbiterAppointed')]: 'ARBITRATION',
    [of('FileGraded')]: 'GRADED', [of('ReviewClosed')]: 'CLOSED',
  };
  const turning = told.filter((entry) => entry.type !== of('ReviewerConflictDeclared') || leaves(entry)).filter(({ type }) => states[type] !== undefined);
  return states[turning.at(-1)?.type ?? ''] ?? '';
}

/** What published results say, a row for each agency and each lawyer of a campaign. */
export const gradesOf = (all: readonly Told[]): Said[] => campaignsIn(all).flatMap((told) => {
  const published = lastOf(told, of('ResultsPublished'));
  if (!published) return [];
  const { campaign, region } = said(told[0] as Told);
  const { byAgency, byLawyer } = said(published) as { byAgency: Said[]; byLawyer: Said[] };
  const shared = (of: Said, subject: unknown): Said => {
    const counts = of['counts'] as Said;
    return {
      id: `${String(campaign)} ${String(subject)}`, campaign, region, subject, files: of['files'], meanPoints: of['meanPoints'], publishedAt: published.recordedAt,
      excellent: counts['EXCELLENT'], good: counts['GOOD'], qualified: counts['QUALIFIED'], unqualified: counts['UNQUALIFIED'],
    };
  };
  return [
    ...byAgency.map((one) => ({ ...shared(one, one['agency']), ofWhom: 'AGENCY', name: agencyByCode(String(one['agency']))?.name.zh ?? one['agency'], firm: null, grade: null })),
    ...byLawyer.map((one) => ({ ...shared(one, one['lawyerId']), ofWhom: 'LAWYER', name: one['lawyerName'], firm: one['firm'], grade: one['grade'] })),
  ];
});
