import type { AuthProblem } from '@juanzong/http';
import { type Actor, refuse, type Role, ROLES } from '@juanzong/kernel';
import { z } from 'zod';

/** Under which names a token says who acts. A name may be a path into nested claims: `realm_access.roles`. */
export interface ClaimNames {
  /** The opaque id that entries record: `sub`, or where the issuer keeps `lawyer:<lawyerId>` and the like. */
  readonly subject: string;
  /** One role of the platform, or a list with exactly one among others. */
  readonly role: string;
  /** The region code of the agency somebody acts for; a token may lack it. */
  readonly agency: string;
}

export const DEFAULT_CLAIMS: ClaimNames = { subject: 'sub', role: 'role', agency: 'agency' };

/** The platform acts for itself alone: no token makes anybody the system. */
const OF_PEOPLE: ReadonlySet<string> = new Set(ROLES.filter((role) => role !== 'system'));

const SUBJECT = z.string().min(1).max(200);
const AGENCY = z.string().min(1).max(20).optional();

/** Whom the verified claims of a token name, or why nobody of this platform. */
export function actorOfClaims(claims: Readonly<Record<string, unknown>>, names: ClaimNames): Actor | AuthProblem {
  const subject = SUBJECT.safeParse(claimAt(claims, names.subject));
  const agency = AGENCY.safeParse(claimAt(claims, names.agency));
  if (!subject.success || !agency.success) return refuse('identity.token-invalid');
  const given = claimAt(claims, names.role);
  const roles = [...new Set(Array.isArray(given) ? given : [given])].filter((role): role is Role => OF_PEOPLE.has(role as string));
  const [role] = roles;
  if (role === undefined || roles.length > 1) return refuse('identity.role-unknown', { claim: names.role });
  return { id: subject.data, role, ...(agency.data === undefined ? {} : { agency: agency.data }) };
}

/** The claim of that name; else what the path leads to. Issuers have claims with dots in their names. */
function claimAt(claims: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((at, step) => (typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Record<string, unknown>)[step] : undefined), claims);
}
