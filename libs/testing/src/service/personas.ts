import type { TokenVerifier } from '@juanzong/http';
import { type Actor, refuse, ROLES } from '@juanzong/kernel';

/** Whom a persona's id stands for: `quality-officer@340202`, `lawyer:L-340202-001`, `operator`. Undefined for a role that there is not. */
export function personaOf(id: string): Actor | undefined {
  const [, name, agency] = /^([a-z]+(?:-[a-z]+)*)(?::[\w.-]+)?(?:@(\d{6}))?$/.exec(id) ?? [];
  const role = ROLES.find((one) => one === name);
  return role && { id, role, ...(agency === undefined ? {} : { agency }) };
}

/** For tests: the token is the persona's id. */
export const personaTokens: TokenVerifier = { verifyToken: (token) => personaOf(token) ?? refuse('identity.token-invalid') };
