import type { Metadata } from '@grpc/grpc-js';
import { authorizationCheck, type Credentials } from '../security/credentials.js';
import { accessDenied, type CallError, unauthenticated } from './call-error.js';

/** Tells why a call with these headers is refused, or undefined when it may go on. */
export type AccessCheck = (headers: Metadata) => CallError | undefined;

/** Wrong credentials are UNAUTHENTICATED, none at all are PERMISSION_DENIED: there is nothing anonymous may do. */
export function requireCredentials(credentials: Credentials): AccessCheck {
  const proves = authorizationCheck(credentials);
  return (headers) => {
    const [header] = headers.get('authorization');
    if (header === undefined) return accessDenied();
    return proves(header.toString()) ? undefined : unauthenticated();
  };
}

/** For plaintext on loopback, where the client sends no credentials. */
export const allowEveryone: AccessCheck = () => undefined;
