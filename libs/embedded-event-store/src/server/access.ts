import type { Metadata } from '@grpc/grpc-js';
import type { StreamAcl, StreamMetadata } from '../storage/stream-metadata.js';
import type { Authenticate, Caller } from '../security/caller.js';
import { isMetastream, originalOf } from '../storage/revisions.js';
import { accessDenied, unauthenticated } from './call-error.js';

/** What somebody wants to do with a stream. */
export type Operation = 'read' | 'write' | 'delete';

/** Who calls, and what they may do. */
export interface Access {
  /** The caller of a call with these headers. Throws UNAUTHENTICATED or PERMISSION_DENIED. */
  callerOf(headers: Metadata): Caller;
  allows(caller: Caller, operation: Operation, stream: string): boolean;
}

const ADMINS = '$admins';
const EVERYBODY = '$all';

/** The node without TLS, on loopback: the client sends no credentials, and everybody may do everything. */
export const openAccess: Access = {
  callerOf: () => ({ name: 'anonymous', roles: new Set([ADMINS]) }),
  allows: () => true,
};

/** Credentials are required of everybody; the access lists of streams hold. `metadataOf` tells what is committed. */
export function guardedAccess(authenticate: Authenticate, metadataOf: (stream: string) => StreamMetadata): Access {
  return {
    callerOf: (headers) => {
      const [header] = headers.get('authorization');
      if (header === undefined) throw accessDenied();
      const caller = authenticate(header.toString());
      if (caller === undefined) throw unauthenticated();
      return caller;
    },
    allows: (caller, operation, stream) =>
      caller.roles.has(ADMINS) || rolesFor(operation, stream, metadataOf).some((role) => role === EVERYBODY || caller.roles.has(role)),
  };
}

/** Throws PERMISSION_DENIED unless the caller may. */
export function require(access: Access, caller: Caller, operation: Operation, stream: string): void {
  if (!access.allows(caller, operation, stream)) throw accessDenied();
}

/**
 * The roles that may do something. Metadata is governed by the list of the stream that it belongs to. What the list of
 * a stream leaves out is open to every user, and of a system stream (`$…`, `$all`) to administrators only.
 */
function rolesFor(operation: Operation, stream: string, metadataOf: (stream: string) => StreamMetadata): readonly string[] {
  const metadata = isMetastream(stream);
  const owner = metadata ? originalOf(stream) : stream;
  const key: keyof StreamAcl = metadata ? (operation === 'read' ? '$mr' : '$mw') : ({ read: '$r', write: '$w', delete: '$d' } as const)[operation];
  const { acl } = metadataOf(owner);
  if (acl === '$userStreamAcl') return [EVERYBODY];
  if (acl === '$systemStreamAcl') return [ADMINS];
  return acl?.[key] ?? [owner.startsWith('$') ? ADMINS : EVERYBODY];
}
