import type { AuthProblem, TokenVerifier } from '@juanzong/http';
import { type Actor, type Clock, epochMs, refuse, type Refusal, ROLES } from '@juanzong/kernel';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { PersonaAgency } from './agency.js';
import { actorOf, barePersona, type Persona, personasOf } from './persona.js';

const ISSUER = 'juanzong:builtin';
const AUDIENCE = 'juanzong';
const LIFETIME_S = 12 * 3600;
const CACHED_TOKENS = 10_000;

const CLAIMS = z.object({ sub: z.string().min(1), role: z.enum(ROLES).exclude(['system']), agency: z.string().optional(), exp: z.number() });

export interface IssuerParts {
  readonly key: Uint8Array;
  readonly agencies: readonly PersonaAgency[];
  /** The real clock, also where the platform's is virtual: a token is no part of a simulation. */
  readonly clock: Clock;
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
  readonly #personas: ReadonlyMap<string, Persona>;
  /** Verified tokens: the signature of one is checked once, its expiry always. */
  readonly #verified = new LRUCache<string, { readonly actor: Actor; readonly expiresAtMs: number }>({ max: CACHED_TOKENS });

  constructor(private readonly parts: IssuerParts) {
    this.#personas = new Map(personasOf(parts.agencies).map((persona) => [persona.id, persona]));
  }

  /** Everybody but those who act for no agency: `lawyer:<lawyerId>`, `reviewer:<id>`, `recipient:<caseId>`. */
  personas(): readonly Persona[] {
    return [...this.#personas.values()];
  }

  /** A token of twelve hours for a persona, or the refusal that there is none of that id. */
  async issue(persona: string): Promise<IssuedToken | UnknownPersona> {
    const found = this.#personas.get(persona) ?? barePersona(persona);
    if (!found) return refuse('identity.unknown-persona', { persona: persona.slice(0, 100) });
    const now = this.#seconds();
    const { id, ...claims } = actorOf(found);
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(id).setIssuer(ISSUER).setAudience(AUDIENCE).setIssuedAt(now).setExpirationTime(now + LIFETIME_S)
      .sign(this.parts.key);
    return { token, tokenType: 'Bearer', expiresIn: LIFETIME_S, persona: found };
  }

  verifyToken(token: string): Actor | AuthProblem | Promise<Actor | AuthProblem> {
    const known = this.#verified.get(token);
    if (!known) return this.#verify(token);
    return epochMs(this.parts.clock.now()) < known.expiresAtMs ? known.actor : refuse('identity.token-expired');
  }

  async #verify(token: string): Promise<Actor | AuthProblem> {
    try {
      const currentDate = new Date(this.parts.clock.now());
      const { payload } = await jwtVerify(token, this.parts.key, { algorithms: ['HS256'], issuer: ISSUER, audience: AUDIENCE, currentDate });
      const claims = CLAIMS.safeParse(payload);
      if (!claims.success) return refuse('identity.token-invalid');
      const { sub: id, role, agency, exp } = claims.data;
      const actor: Actor = { id, role, ...(agency === undefined ? {} : { agency }) };
      this.#verified.set(token, { actor, expiresAtMs: exp * 1000 });
      return actor;
    } catch (error) {
      if (error instanceof errors.JWTExpired) return refuse('identity.token-expired');
      if (error instanceof errors.JOSEError) return refuse('identity.token-invalid');
      throw error;
    }
  }

  readonly #seconds = (): number => Math.floor(epochMs(this.parts.clock.now()) / 1000);
}
