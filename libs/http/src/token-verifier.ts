import type { Actor, Refusal } from '@juanzong/kernel';

/** Why a bearer token names nobody: it is none, it is over, its role is none of the platform's, or nobody can tell at the moment. */
export type AuthProblem = Refusal<
  'identity.unauthenticated' | 'identity.token-expired' | 'identity.token-invalid' | 'identity.role-unknown' | 'identity.issuer-unavailable'
>;

/** Tells whom a bearer token stands for: the built-in issuer, or any OIDC issuer behind the same port. */
export interface TokenVerifier {
  verifyToken(token: string): Actor | AuthProblem | Promise<Actor | AuthProblem>;
}
