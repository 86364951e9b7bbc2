import { z } from 'zod';
import { GROUPS } from '../catalogue/groups.js';
import { MATTERS } from '../catalogue/matters.js';

const matters = z.array(z.enum(MATTERS.codes)).min(1);
const forGroups = z.array(z.enum(GROUPS.codes)).min(1).optional();

/** Which matters are aided; `forGroups` limits a pack to persons of one of these groups. */
export const matterScopeParams = z.strictObject({
  scope: z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('whitelist'), matters, forGroups }),
    z.strictObject({ mode: z.literal('negativeList'), matters, forGroups }),
    z.strictObject({ mode: z.literal('unlimited'), forGroups }),
  ]),
});

/** What the receiving agency has done before it forwards, where the region's rule lists it. */
export const FORWARDING_STEPS = ['MATERIALS_LIST_AGREED', 'INTERVIEW_RECORDED', 'PROCEDURE_EXPLAINED'] as const;

/** Where one may apply and who decides (通办). OWN: only the competent agency. */
export const intakeScopeParams = z.strictObject({
  scope: z.enum(['OWN', 'CITY', 'PROVINCE', 'PARTNER_REGIONS']),
  mode: z.enum(['DECIDE_OWN', 'RECEIVE_AND_FORWARD', 'RECEIVE_AND_DECIDE']),
  /** Beside the own province, under PARTNER_REGIONS. */
  partnerRegions: z.array(z.string().regex(/^\d{6}$/)).default([]),
  /** Whose receipt starts the examination of a forwarded application; absent where the source does not say. */
  clockStartsAt: z.enum(['RECEIVING', 'COMPETENT']).optional(),
  beforeForwarding: z.array(z.enum(FORWARDING_STEPS)).min(1).optional(),
});
