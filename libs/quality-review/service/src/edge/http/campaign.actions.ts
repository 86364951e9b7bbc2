import { type ActionDefinition, defineAction } from '@juanzong/http';
import { expert, expertExample } from '@juanzong/quality-review-contracts';
import { CAMPAIGN_ACTIONS, EXPERTS_ACTIONS } from '@juanzong/quality-review-domain';
import { z } from 'zod';

const text = z.string().trim().min(1);
const nothing = z.strictObject({});

const onCampaign = (kind: keyof typeof CAMPAIGN_ACTIONS, body: z.ZodType, more: { readonly opens?: boolean; readonly example?: unknown } = {}): ActionDefinition => {
  const { name, label, roles } = CAMPAIGN_ACTIONS[kind];
  return defineAction({ name, title: label, roles, body, collection: 'campaigns', ...more });
};
const onPool = (kind: keyof typeof EXPERTS_ACTIONS, body: z.ZodType, example: unknown): ActionDefinition => {
  const { name, label, roles } = EXPERTS_ACTIONS[kind];
  return defineAction({ name, title: label, roles, body, collection: 'experts', example });
};

/** Everything that may be done with review campaigns, and with the pool of experts of a region; the pool's id is the region's code. */
export const CAMPAIGN_HTTP_ACTIONS: readonly ActionDefinition[] = [
  onCampaign(
    'openCampaign',
    z.strictObject({
      region: z.string().regex(/^\d{6}$/), period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }), sheet: text.optional(),
      /** 32 bytes in hex; the platform's own chance if absent. Only while the period lasts. */
      seed: z.string().regex(/^[0-9a-f]{64}$/).optional(),
    }),
    { opens: true, example: { region: '340200', period: { from: '2024-01-01', to: '2024-06-30' } } },
  ),
  onCampaign('fixFrame', nothing),
  onCampaign('drawSample', nothing),
  onCampaign('publishResults', nothing),
  onCampaign('closeCampaign', nothing),
  onPool('enrolReviewer', z.strictObject({ expert }), { expert: expertExample }),
  onPool('removeReviewer', z.strictObject({ reviewerId: text, reason: text }), { reviewerId: 'E-340200-01', reason: '调离' }),
];
