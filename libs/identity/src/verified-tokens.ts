import type { AuthProblem } from '@juanzong/http';
import { type Actor, type Clock, epochMs, refuse } from '@juanzong/kernel';
import { LRUCache } from 'lru-cache';

const CACHED_TOKENS = 10_000;

interface Verified {
  readonly actor: Actor;
  readonly expiresAtMs: number;
  readonly untilMs: number;
}

/** Tokens that were verified: the signature of one is checked once in a while, its expiry always. */
export class VerifiedTokens {
  readonly #tokens = new LRUCache<string, Verified>({ max: CACHED_TOKENS });

  constructor(private readonly clock: Clock) {}

  /** Whom a token stands for, or that it is over; undefined for one that has to be verified. */
  find(token: string): Actor | AuthProblem | undefined {
    const known = this.#tokens.get(token);
    if (!known) return undefined;
    const now = epochMs(this.clock.now());
    if (now >= known.expiresAtMs) return refuse('identity.token-expired');
    return now < known.untilMs ? known.actor : undefined;
  }

  /** `untilMs`: when it has to be verified again; never before it expires if absent. */
  keep(token: string, actor: Actor, { expiresAtMs, untilMs = expiresAtMs }: { readonly expiresAtMs: number; readonly untilMs?: number }): void {
    this.#tokens.set(token, { actor, expiresAtMs, untilMs });
  }
}
