import { randomUUID } from 'node:crypto';
import { ANY, NO_STREAM } from '../storage/append-rules.js';
import type { EventStorage } from '../storage/event-store.js';
import type { PasswordHash } from './password-hash.js';

/** A user, as the last event of `$user-<login name>` has them. */
export interface User extends PasswordHash {
  readonly loginName: string;
  readonly fullName: string;
  readonly groups: readonly string[];
  readonly disabled: boolean;
}

export type UserEvent = '$UserCreated' | '$UserUpdated' | '$PasswordChanged';

const USERS = '$users';
const streamOf = (loginName: string): string => `$user-${loginName}`;

/** The users of the store. They are kept in the store itself, in system streams that only administrators may read. */
export class UserDirectory {
  constructor(private readonly storage: EventStorage) {}

  /** The user of that name; undefined when there is none. */
  find(loginName: string): User | undefined {
    const { reader } = this.storage;
    const stream = reader.stream(streamOf(loginName));
    if (stream === undefined || stream.lastRevision < 0) return undefined;
    return parseUser(reader.inStream(streamOf(loginName), stream.number, stream.lastRevision).data);
  }

  /** Rises with every change of the user. */
  revisionOf(loginName: string): number {
    return this.storage.reader.stream(streamOf(loginName))?.lastRevision ?? NO_STREAM;
  }

  /** Writes a user down. False when they are to be created and are there already. */
  async write(user: User, type: UserEvent): Promise<boolean> {
    const expected = type === '$UserCreated' ? NO_STREAM : ANY;
    const outcome = await this.append(streamOf(user.loginName), type, JSON.stringify(user), expected);
    if (outcome !== 'success') return false;
    if (type === '$UserCreated') await this.append(USERS, '$User', JSON.stringify(user.loginName), ANY);
    return true;
  }

  private async append(stream: string, type: string, data: string, expected: number): Promise<string> {
    const event = { id: randomUUID(), type, contentType: 'application/json', data: Buffer.from(data), metadata: Buffer.alloc(0) };
    return (await this.storage.writer.append({ stream, expected, deadline: undefined, events: [event] })).kind;
  }
}

function parseUser(data: Buffer): User | undefined {
  const value: unknown = JSON.parse(data.toString('utf8'));
  if (typeof value !== 'object' || value === null) return undefined;
  const { loginName, fullName, groups, disabled, salt, hash } = value as Record<string, unknown>;
  if (typeof loginName !== 'string' || typeof salt !== 'string' || typeof hash !== 'string' || !Array.isArray(groups)) return undefined;
  return {
    loginName, salt, hash, fullName: typeof fullName === 'string' ? fullName : loginName, disabled: disabled === true,
    groups: groups.filter((group): group is string => typeof group === 'string'),
  };
}
