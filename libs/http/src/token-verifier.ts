import type { Actor, Refusal } from '@juanzong/kernel';

/** Why a bearer token names nobody. */
export type AuthProblem = Refusal<'identity.unauthenticated' | 'identity.token-expired' | 'identity.token-invalid'>;

/** Tells whom a bearer token stands for. The built-in issuer today, any OIDC issuer behind the same port. */
export interface TokenVerifier {
  verifyToken(token: string): Actor | AuthProblem | Promise<Actor | AuthProblem>;
}
