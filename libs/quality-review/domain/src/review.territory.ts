import { type Actor, type Bilingual, refuse, type Role } from '@juanzong/kernel';
import type { ReviewRefusal } from './review.refusals.js';

/** Who organises reviews: a centre's quality officer, or the justice bureau. */
export const ORGANISERS: readonly Role[] = ['quality-officer', 'supervisor'];

/** Whether a region lies within that of an agency or a bureau: 340200 holds 340202. */
export const covers = (agency: string, region: string): boolean => region.startsWith(agency.replace(/(00)+$/u, ''));

export interface ActionRule {
  /** kebab-case, as the HTTP edge and the shell call it. */
  readonly name: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
}

export const roleRefusal = ({ roles, label }: ActionRule, { role }: Actor): ReviewRefusal | undefined =>
  roles.includes(role) ? undefined : refuse('quality-review.role-may-not', { role, action: label.zh });

/** Organisers act only within their own region. Who has no agency (the platform, an operator) is not asked here. */
export function territoryRefusal({ agency }: Actor, region: string): ReviewRefusal | undefined {
  return agency === undefined || covers(agency, region) ? undefined : refuse('quality-review.outside-territory', { agency, region });
}
