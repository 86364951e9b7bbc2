import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';

/** A key whose loss shows that Redis was emptied. Everybody who shares the prefix shares the mark, so that each notices what another set anew. */
export class FlushMark {
  readonly #key: string;
  #known: string | undefined;

  constructor(private readonly redis: Redis, prefix: string) {
    this.#key = `${prefix}:deadlines-mark`;
  }

  /** Whether the mark is another than when this was last asked; true the first time. */
  async changed(): Promise<boolean> {
    await this.redis.set(this.#key, randomUUID(), 'NX');
    const now = (await this.redis.get(this.#key)) ?? undefined;
    const changed = now === undefined || now !== this.#known;
    this.#known = now;
    return changed;
  }
}
