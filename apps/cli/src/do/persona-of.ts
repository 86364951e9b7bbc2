import type { CaseSituation } from './case-situation.js';

/** Who acts for a role on a case: `clerk@340202`, `lawyer:<id>`; undefined where nobody does yet. */
export function personaOf(role: string, { agency, lawyerId }: CaseSituation): string | undefined {
  if (role === 'lawyer') return lawyerId === undefined ? undefined : `lawyer:${lawyerId}`;
  return role === 'auditor' || role === 'operator' ? role : `${role}@${agency}`;
}

/** The first of the roles that somebody can act in on this case. */
export const defaultPersona = (roles: readonly string[], situation: CaseSituation): string | undefined =>
  roles.map((role) => personaOf(role, situation)).find((persona) => persona !== undefined);
