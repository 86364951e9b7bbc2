import type { Actor } from '@juanzong/kernel';
import type { Redis } from 'ioredis';
import { createHash, randomBytes } from 'node:crypto';

/** How long a page may be looked at before its reader has to show the token again. */
export const SESSION_SECONDS = 900;

export const BOARD_COOKIE = 'juanzong-queues';

/** Who may look at the board with a cookie. Kept in Redis, so that any instance knows it; nobody can tell a cookie from what is kept. */
export class BoardSessions {
  constructor(private readonly redis: Redis, private readonly prefix: string) {}

  /** @returns the secret for the cookie, of 43 characters. */
  async open(actor: Actor): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.redis.set(this.#keyOf(secret), JSON.stringify(actor), 'EX', SESSION_SECONDS);
    return secret;
  }

  /** Who opened the session that a request's cookie names; undefined where it names none, or one that has ended. */
  async actorOf(cookies: string | undefined): Promise<Actor | undefined> {
    const secret = secretIn(cookies);
    const actor = secret === undefined ? null : await this.redis.get(this.#keyOf(secret));
    return actor === null ? undefined : (JSON.parse(actor) as Actor);
  }

  async close(cookies: string | undefined): Promise<void> {
    const secret = secretIn(cookies);
    if (secret !== undefined) await this.redis.del(this.#keyOf(secret));
  }

  #keyOf(secret: string): string {
    return `${this.prefix}:board-session:${createHash('sha256').update(secret).digest('hex')}`;
  }
}

const secretIn = (cookies: string | undefined): string | undefined => new RegExp(`(?:^|;\\s*)${BOARD_COOKIE}=([\\w-]{43})(?:;|$)`).exec(cookies ?? '')?.[1];

/** The `Set-Cookie` of a session; without a secret, of its end. */
export const sessionCookie = (path: string, secure: boolean, secret?: string): string =>
  `${BOARD_COOKIE}=${secret ?? ''}; Path=${path}; Max-Age=${secret === undefined ? 0 : SESSION_SECONDS}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
