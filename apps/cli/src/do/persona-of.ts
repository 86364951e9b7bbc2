import { agencyCode, regionPath } from '@juanzong/kernel';
import type { CaseSituation } from './case-situation.js';

/**
 * Who may act in a role on a case, the likeliest first: staff of the owner, then of the agency that it is forwarded to; the bureau of the
 * owner, then those above it; the lawyer in hand, appointed reviewers, the recipient. Empty where nobody does yet.
 */
export function personasOf(role: string, { caseId, agency, lawyerId, otherAgencies, reviewers }: CaseSituation): string[] {
  switch (role) {
    case 'lawyer':
      return lawyerId === undefined ? [] : [`lawyer:${lawyerId}`];
    case 'reviewer':
      return reviewers.map((one) => `reviewer:${one}`);
    case 'recipient':
      return [`recipient:${caseId}`];
    case 'auditor':
    case 'operator':
      return [role];
    case 'supervisor':
      return regionPath(agencyCode(agency)).reverse().map((region) => `supervisor@${region}`);
    default:
      return [agency, ...otherAgencies].map((code) => `${role}@${code}`);
  }
}

/** The first of the roles that somebody can act in on this case. */
export const defaultPersona = (roles: readonly string[], situation: CaseSituation): string | undefined => roles.flatMap((role) => personasOf(role, situation))[0];
