import { campaignClosedV1, campaignOpenedV1, frameFixedV1, resultsPublishedV1, SAMPLE_ALGORITHM, sampleDrawnV1 } from '@juanzong/quality-review-contracts';
import { calendarDate, type CommandContext, type Decision, type NewEntry, occurredDate, refuse, regionCode } from '@juanzong/kernel';
import { isPolicyMissing, pinnedReviewSheet, type PolicyBook, policyMissing, regionName, reviewSampleRule, reviewSheet, versionsOf } from '@juanzong/policy';
import { CAMPAIGN_ACTIONS, type CampaignCommand, type CampaignCommandOf } from './campaign.commands.js';
import { resultsOf } from './campaign.results.js';
import type { CampaignState, CampaignStateKind, Opened } from './campaign.state.js';
import { newEntry } from './new-entry.js';
import type { ReviewRefusal } from './review.refusals.js';
import { roleRefusal, territoryRefusal } from './review.territory.js';
import { commitmentTo, drawSample, type Sha256 } from './sample.js';

export interface CampaignInput {
  readonly book: PolicyBook;
  readonly sha256: Sha256;
}

type CampaignDecision = Decision<NewEntry, ReviewRefusal>;

const STEPS: readonly CampaignStateKind[] = ['NotOpen', 'Open', 'FrameFixed', 'Drawn', 'Published', 'Closed'];
const DONE = {
  NotOpen: 'quality-review.campaign-opened-already', Open: 'quality-review.frame-fixed-already', FrameFixed: 'quality-review.sample-drawn-already',
  Drawn: 'quality-review.results-published-already', Published: 'quality-review.campaign-closed',
} as const;
const MISSING = { Open: 'quality-review.frame-not-fixed', FrameFixed: 'quality-review.sample-not-drawn', Drawn: 'quality-review.results-not-published' } as const;

/** Why a step that belongs to the situation `wanted` cannot be taken in this one: an earlier one is missing, or it was taken. */
function outOfTurn(state: CampaignState, wanted: Exclude<CampaignStateKind, 'Closed'>): ReviewRefusal {
  if (STEPS.indexOf(state.kind) > STEPS.indexOf(wanted)) return refuse(state.kind === 'Closed' ? 'quality-review.campaign-closed' : DONE[wanted]);
  return refuse(MISSING[state.kind as keyof typeof MISSING]);
}

function open(command: CampaignCommandOf<'openCampaign'>, state: CampaignState, context: CommandContext, { book, sha256 }: CampaignInput): CampaignDecision {
  const { campaign, region, period, seed, seedFrom } = command;
  if (state.kind !== 'NotOpen') return outOfTurn(state, 'NotOpen');
  if (regionName(region) === undefined) return refuse('quality-review.region-unknown', { region });
  if (period.to < period.from) return refuse('quality-review.period-backwards', { ...period });
  // Who brings a seed when the frame can be known could have tried many.
  if (seedFrom === 'PERSON' && period.to < context.today) return refuse('quality-review.seed-too-late', { to: period.to });
  const at = { region: regionCode(region), date: occurredDate(context.occurredAt) };
  const sheet = reviewSheet(book, at, command.sheet);
  if (isPolicyMissing(sheet)) return sheet;
  const sample = reviewSampleRule(book, at);
  if (isPolicyMissing(sample)) return sample;
  const pinned = (pack: typeof sheet | typeof sample) => ({ id: pack.id, contentHash: pack.contentHash, verified: pack.verified });
  const opened: Opened = {
    campaign, region, period: { ...period }, sheet: pinned(sheet), sample: { ...sample.params, pack: pinned(sample) }, seedCommitment: commitmentTo(campaign, seed, sha256), seed, seedFrom,
  };
  return [newEntry(campaignOpenedV1, opened, { rules: { policyVersions: versionsOf([sheet, sample]) } })];
}

function fixFrame({ asOf, cases }: CampaignCommandOf<'fixFrame'>, state: CampaignState, { today }: CommandContext): CampaignDecision {
  if (state.kind !== 'Open') return outOfTurn(state, 'Open');
  const { to } = state.opened.period;
  if (calendarDate(to) >= today) return refuse('quality-review.period-not-over', { to });
  if (cases.length === 0) return refuse('quality-review.frame-empty');
  return [newEntry(frameFixedV1, { asOf, cases: [...cases].sort((a, b) => (a.caseId < b.caseId ? -1 : 1)) })];
}

function draw(state: CampaignState, { sha256 }: CampaignInput): CampaignDecision {
  if (state.kind !== 'FrameFixed') return outOfTurn(state, 'FrameFixed');
  const { campaign, seed, seedCommitment, sample: { pack, ...rule } } = state.opened;
  if (commitmentTo(campaign, seed, sha256) !== seedCommitment) return refuse('quality-review.seed-differs');
  const { strata, selected } = drawSample(state.frame, seed, rule, sha256);
  return [newEntry(sampleDrawnV1, { algorithm: SAMPLE_ALGORITHM, seed, rule, strata: [...strata], selected: [...selected] }, { rules: { policyVersions: [pack] } })];
}

const SHOWN = 5;
const named = (standings: readonly { readonly caseId: string }[]) => ({ count: standings.length, cases: standings.slice(0, SHOWN).map(({ caseId }) => caseId) });

function publish({ standings }: CampaignCommandOf<'publishResults'>, state: CampaignState, _context: CommandContext, { book }: CampaignInput): CampaignDecision {
  if (state.kind !== 'Drawn') return outOfTurn(state, 'Drawn');
  const ungraded = standings.filter(({ graded }) => graded === undefined);
  if (ungraded.length > 0) return refuse('quality-review.files-ungraded', named(ungraded));
  const { sheet, region, period } = state.opened;
  const pack = pinnedReviewSheet(book, sheet);
  if (!pack) return policyMissing('review-sheet', regionCode(region), calendarDate(period.to), sheet.id);
  return [newEntry(resultsPublishedV1, resultsOf(pack.params, standings), { rules: { policyVersions: [sheet] } })];
}

function close({ standings }: CampaignCommandOf<'closeCampaign'>, state: CampaignState): CampaignDecision {
  if (state.kind !== 'Published') return outOfTurn(state, 'Published');
  const unfinished = standings.filter(({ closed }) => !closed);
  if (unfinished.length > 0) return refuse('quality-review.reviews-open', named(unfinished));
  return [newEntry(campaignClosedV1, { reviews: standings.length })];
}

/** Decides a command to a campaign: new entries, or a refusal. */
export function decideCampaign(command: CampaignCommand, state: CampaignState, context: CommandContext, input: CampaignInput): CampaignDecision {
  const { actor } = context;
  if (state.kind === 'NotOpen' && command.kind !== 'openCampaign') return refuse('quality-review.campaign-unknown', {});
  const region = command.kind === 'openCampaign' ? command.region : state.kind === 'NotOpen' ? '' : state.opened.region;
  const barred = roleRefusal(CAMPAIGN_ACTIONS[command.kind], actor) ?? territoryRefusal(actor, region);
  if (barred) return barred;
  switch (command.kind) {
    case 'openCampaign': return open(command, state, context, input);
    case 'fixFrame': return fixFrame(command, state, context);
    case 'drawSample': return draw(state, input);
    case 'publishResults': return publish(command, state, context, input);
    case 'closeCampaign': return close(command, state);
  }
}
