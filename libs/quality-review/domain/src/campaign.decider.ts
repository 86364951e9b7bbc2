import type { Actor, Decider, NewEntry } from '@juanzong/kernel';
import { CAMPAIGN_ACTIONS, type CampaignCommand } from './campaign.commands.js';
import { type CampaignInput, decideCampaign } from './campaign.decide.js';
import { type CampaignState, evolveCampaign, initialCampaign } from './campaign.state.js';
import type { ReviewRefusal } from './review.refusals.js';
import { covers } from './review.territory.js';

/** A review campaign: stream `review-<campaign>`. */
export const campaignDecider: Decider<CampaignCommand, CampaignState, NewEntry, ReviewRefusal, CampaignInput> = {
  decide: decideCampaign, evolve: evolveCampaign, initialState: initialCampaign,
};

/** What this actor may do next with a campaign. The decider enforces the same table. */
export function campaignActionsFor(state: CampaignState, { role, agency }: Actor): string[] {
  if (state.kind === 'NotOpen' || (agency !== undefined && !covers(agency, state.opened.region))) return [];
  return Object.values(CAMPAIGN_ACTIONS).filter((rule) => rule.state === state.kind && rule.roles.includes(role)).map(({ name }) => name);
}
