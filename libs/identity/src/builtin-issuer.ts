import type { AuthProblem, TokenVerifier } from '@juanzong/http';
import { type Actor, type Clock, epochMs, isRefusal, refuse, type Refusal } from '@juanzong/kernel';
import { errors, type JWK, jwtVerify, SignJWT } from 'jose';
import type { PersonaAgency } from './agency.js';
import { actorOfClaims, DEFAULT_CLAIMS } from './claims.js';
import { actorOf, barePersona, type Persona, personasOf } from './persona.js';
import type { SigningKey } from './signing-key.js';
import { VerifiedTokens } from './verified-tokens.js';

const ISSUER = 'juanzong:builtin';
const AUDIENCE = 'juanzong';
const ALGORITHM = 'EdDSA';
const LIFETIME_S = 12 * 3600;

export interface IssuerParts {
  readonly key: SigningKey;
  readonly agencies: readonly PersonaAgency[];
  /** The real clock, also where the platform's is virtual: a token is no part of a simulation. */
  readonly clock: Clock;
  /** How its tokens name it. The address below which other services find its keys; where there are none, only a name. */
  readonly issuer?: string;
}

export interface IssuedToken {
  readonly token: string;
  readonly tokenType: 'Bearer';
  /** Seconds. */
  readonly expiresIn: number;
  readonly persona: Persona;
}

export type UnknownPersona = Refusal<'identity.unknown-persona'>;

/** Issues tokens to personas without asking for a password, and verifies them. For one machine only. */
export class BuiltinIssuer implements TokenVerifier {
  /** How its tokens name it. */
  readonly issuer: string;
  readonly #personas: ReadonlyMap<string, Persona>;
  readonly #verified: VerifiedTokens;

  constructor(private readonly parts: IssuerParts) {
    this.issuer = parts.issuer ?? ISSUER;
    this.#verified = new VerifiedTokens(parts.clock);
    this.#personas = new Map(personasOf(parts.agencies).map((persona) => [persona.id, persona]));
  }

  /** Everybody but those who act for no agency: `lawyer:<lawyerId>`, `reviewer:<id>`, `recipient:<caseId>`. */
  personas(): readonly Persona[] {
    return [...this.#personas.values()];
  }

  /** The public key that its tokens are verified with. */
  keys(): { readonly keys: readonly JWK[] } {
    return { keys: [{ ...this.parts.key.publicJwk, alg: ALGORITHM, use: 'sig' }] };
  }

  /** A token of twelve hours for a persona, or the refusal that there is none of that id. */
  async issue(persona: string): Promise<IssuedToken | UnknownPersona> {
    const found = this.#personas.get(persona) ?? barePersona(persona);
    if (!found) return refuse('identity.unknown-persona', { persona: persona.slice(0, 100) });
    const now = Math.floor(epochMs(this.parts.clock.now()) / 1000);
    const { id, ...claims } = actorOf(found);
    const { privateKey, publicJwk } = this.parts.key;
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: publicJwk.kid })
      .setSubject(id).setIssuer(this.issuer).setAudience(AUDIENCE).setIssuedAt(now).setExpirationTime(now + LIFETIME_S)
      .sign(privateKey);
    return { token, tokenType: 'Bearer', expiresIn: LIFETIME_S, persona: found };
  }

  verifyToken(token: string): Actor | AuthProblem | Promise<Actor | AuthProblem> {
    return this.#verified.find(token) ?? this.#verify(token);
  }

  async #verify(token: string): Promise<Actor | AuthProblem> {
    try {
      const currentDate = new Date(this.parts.clock.now());
      const { payload } = await jwtVerify(token, this.parts.key.publicKey, { algorithms: [ALGORITHM], issuer: this.issuer, audience: AUDIENCE, requiredClaims: ['exp'], currentDate });
      const actor = actorOfClaims(payload, DEFAULT_CLAIMS);
      if (!isRefusal(actor)) this.#verified.keep(token, actor, { expiresAtMs: Number(payload.exp) * 1000 });
      return actor;
    } catch (error) {
      if (error instanceof errors.JWTExpired) return refuse('identity.token-expired');
      if (error instanceof errors.JOSEError) return refuse('identity.token-invalid');
      throw error;
    }
  }
}
