import type { Actor } from '@juanzong/kernel';
import { covers } from '@juanzong/quality-review-domain';

/** Who sees who reviews which file while it is reviewed: who organises, audits or operates; the lawyer, and the other reviewers, do not. */
export const seesReviewers = ({ role }: Actor): boolean => role === 'quality-officer' || role === 'supervisor' || role === 'auditor' || role === 'operator';

/** Whether an office and a region lie on one line: the office's region holds it, or lies in it. Who has no office is not asked here. */
export const concerns = ({ agency }: Actor, region: string): boolean => agency === undefined || covers(agency, region) || covers(region, agency);
