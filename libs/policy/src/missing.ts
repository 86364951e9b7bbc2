import { type CalendarDate, isRefusal, refuse, type Refusal, type RegionCode } from '@juanzong/kernel';
import type { PackKind } from './pack.js';

/** No pack of this kind is in force for the region on the date. An error value: there is never a fallback. */
export type PolicyMissing = Refusal<'policy.missing'>;

/** `detail` names what exactly is missing within the kind, for example the rule id of a deadline. */
export const policyMissing = (kind: PackKind, region: RegionCode, date: CalendarDate, detail = ''): PolicyMissing =>
  refuse('policy.missing', { kind, region, date, detail });

export const isPolicyMissing = (value: unknown): value is PolicyMissing => isRefusal(value) && value.refusal === 'policy.missing';
