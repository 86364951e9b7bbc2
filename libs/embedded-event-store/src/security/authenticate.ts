import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Authenticate, Caller } from './caller.js';
import { authorizationCheck, type Credentials } from './credentials.js';
import { isPassword } from './password-hash.js';
import type { UserDirectory } from './user-directory.js';

interface Proved {
  readonly caller: Caller;
  /** The state of the user at which the header was checked; any change of the user asks for the password again. */
  readonly revision: number;
}

const REMEMBERED = 1_000;

/** Administrators by the credentials that were generated for this node. */
export function byGeneratedCredentials(credentials: Credentials): Authenticate {
  const proves = authorizationCheck(credentials);
  const caller: Caller = { name: credentials.username, roles: new Set([credentials.username, '$admins']) };
  return (header) => (proves(header) ? caller : undefined);
}

/** By the users in the store. A header that was checked is remembered by its hash, since checking takes its time. */
export function byUsers(directory: UserDirectory): Authenticate {
  const proved = new LRUCache<string, Proved>({ max: REMEMBERED });
  return (header) => {
    const given = basicCredentials(header);
    if (given === undefined) return undefined;
    const revision = directory.revisionOf(given.username);
    const digest = createHash('sha256').update(header).digest('base64');
    const known = proved.get(digest);
    if (known?.revision === revision) return known.caller;
    const user = directory.find(given.username);
    if (user === undefined || user.disabled || !isPassword(given.password, user)) return undefined;
    const caller: Caller = { name: user.loginName, roles: new Set([user.loginName, ...user.groups]) };
    proved.set(digest, { caller, revision });
    return caller;
  };
}

/** The first that knows the header. */
export const firstOf = (...ways: readonly Authenticate[]): Authenticate => (header) => {
  for (const way of ways) {
    const caller = way(header);
    if (caller !== undefined) return caller;
  }
  return undefined;
};

function basicCredentials(header: string): Credentials | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header)?.[1];
  const match = encoded === undefined ? null : /^([\x20-\x39\x3b-\x7e]+):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8'));
  return match?.[1] === undefined || match[2] === undefined ? undefined : { username: match[1], password: match[2] };
}
