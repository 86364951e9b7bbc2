import type { AuthProblem, TokenVerifier } from '@juanzong/http';
import { type Actor, type Clock, epochMs, isRefusal, refuse } from '@juanzong/kernel';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { actorOfClaims, type ClaimNames, DEFAULT_CLAIMS } from '../claims.js';
import { VerifiedTokens } from '../verified-tokens.js';
import { issuerKeys, type IssuerKeysOptions, IssuerUnavailable } from './issuer-keys.js';

/** Signatures that only the issuer can make: nothing that a reader of its public keys could make as well. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

export interface OidcOptions extends Partial<Omit<IssuerKeysOptions, 'issuer' | 'clock'>> {
  /** The issuer as tokens name it: `https://sso.example.gov.cn/realms/legal-aid`. */
  readonly issuer: string;
  /** Who tokens must be meant for; `juanzong` if absent. */
  readonly audience?: string;
  readonly claims?: Partial<ClaimNames>;
  /** The real clock. */
  readonly clock: Clock;
  /** How far the issuer's clock may be from this one, seconds; 5 if absent. */
  readonly toleranceS?: number;
  /** A verified token is verified again after so long, milliseconds: so long a key that was withdrawn goes on. Ten minutes if absent. */
  readonly trustMs?: number;
}

const MINUTE_MS = 60_000;

/** Verifies tokens of an OIDC issuer that this program knows by its address alone. */
export class OidcVerifier implements TokenVerifier {
  readonly #keys: JWTVerifyGetKey;
  readonly #verified: VerifiedTokens;
  readonly #claims: ClaimNames;

  constructor(private readonly options: OidcOptions) {
    this.#keys = issuerKeys({ timeoutMs: 5000, cooldownMs: 30_000, refreshMs: 10 * MINUTE_MS, graceMs: 60 * MINUTE_MS, retryMs: 1000, ...options });
    this.#verified = new VerifiedTokens(options.clock);
    this.#claims = { ...DEFAULT_CLAIMS, ...options.claims };
  }

  verifyToken(token: string): Actor | AuthProblem | Promise<Actor | AuthProblem> {
    return this.#verified.find(token) ?? this.#verify(token);
  }

  async #verify(token: string): Promise<Actor | AuthProblem> {
    const { issuer, audience = 'juanzong', clock, toleranceS = 5, trustMs = 10 * MINUTE_MS } = this.options;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: ALGORITHMS, issuer, audience, clockTolerance: toleranceS, requiredClaims: ['exp'], currentDate: new Date(clock.now()),
      });
      const actor = actorOfClaims(payload, this.#claims);
      if (!isRefusal(actor)) this.#verified.keep(token, actor, { expiresAtMs: (Number(payload.exp) + toleranceS) * 1000, untilMs: epochMs(clock.now()) + trustMs });
      return actor;
    } catch (error) {
      if (error instanceof errors.JWTExpired) return refuse('identity.token-expired');
      if (error instanceof IssuerUnavailable) return refuse('identity.issuer-unavailable');
      if (error instanceof errors.JOSEError) return refuse('identity.token-invalid');
      throw error;
    }
  }
}
