import { checkEntries } from './check-entries.js';
import { same } from './check-reviewers.js';
import { type Problem, problem } from './problems.js';
import { recomputeSample, seedCommitment } from './review-draw.js';
import { campaignFileShape, drawnShape, frameShape, openedShape } from './review-shapes.js';

export const CAMPAIGN_FORMAT = 'juanzong.review-campaign/1';

export interface CampaignReport {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly stream?: string;
  readonly entries: number;
  /** The files that anybody draws from this frame with this seed; absent before the draw. */
  readonly selected?: readonly string[];
}

/**
 * Verifies a review campaign without asking the platform anything: the chain of its entries, the seed against its commitment, and the draw by
 * drawing again. @returns every problem found; never throws, whatever the bytes are
 */
export function verifyCampaign(bytes: Uint8Array | string): CampaignReport {
  try {
    const parsed = campaignFileShape.safeParse(JSON.parse(typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (!parsed.success) return failed(problem('campaign.malformed'));
    const { stream, entries: items } = parsed.data;
    const { entries, problems } = checkEntries(stream, items);
    const drawn = checkDraw(entries.map(({ type, data }) => ({ type, data })));
    const all = [...problems, ...drawn.problems];
    return { ok: all.length === 0, problems: all, stream, entries: items.length, ...(drawn.selected ? { selected: drawn.selected } : {}) };
  } catch {
    // Bytes that are not UTF-8 JSON, or nesting deeper than the stack.
    return failed(problem('campaign.malformed'));
  }
}

const failed = (...problems: Problem[]): CampaignReport => ({ ok: false, problems, entries: 0 });

/** The draw alone, from the opened data of a campaign's entries in order. */
export function checkDraw(entries: readonly { readonly type: string; readonly data: unknown }[]): { readonly problems: Problem[]; readonly selected?: readonly string[] } {
  const places = ['CampaignOpened', 'FrameFixed', 'SampleDrawn'].map((name) => entries.findIndex(({ type }) => type === `quality-review.${name}`));
  const [openedAt = -1, framedAt = -1, drawnAt = -1] = places;
  if (openedAt !== 0) return { problems: [problem('campaign.malformed')] };
  if (drawnAt < 0) return { problems: [] };
  const opened = openedShape.safeParse(entries[openedAt]?.data);
  const framed = frameShape.safeParse(entries[framedAt]?.data);
  const drawn = drawnShape.safeParse(entries[drawnAt]?.data);
  if (!opened.success || !framed.success || !drawn.success || framedAt > drawnAt) return { problems: [problem('campaign.malformed')] };
  const { campaign, seedCommitment: committed, sample } = opened.data;
  const { cases } = framed.data;
  const { seed, rule, strata, selected } = drawn.data;
  const again = recomputeSample(cases, seed, rule);
  const inOrder = cases.every(({ caseId }, i) => i === 0 || (cases[i - 1]?.caseId ?? '') < caseId);
  const committedRule = rule.ratePerMille === sample.ratePerMille && rule.minimumPerStratum === sample.minimumPerStratum && same(rule.strata, sample.strata);
  const problems = [
    ...(seedCommitment(campaign, seed) === committed ? [] : [problem('campaign.seed-wrong')]),
    ...(inOrder ? [] : [problem('campaign.frame-order')]),
    ...(committedRule ? [] : [problem('campaign.rule-differs')]),
    ...(same(selected, again.selected) && same(strata.map(({ stratum, size, drawn: n }) => [stratum, size, n]), again.strata.map(({ stratum, size, drawn: n }) => [stratum, size, n])) ? [] : [problem('campaign.sample-wrong')]),
  ];
  return { problems, selected: again.selected };
}
