import { Metadata, status } from '@grpc/grpc-js';

/** An error that ends a call: a gRPC code, a text for people, and the trailers by which the client knows it. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly metadata = new Metadata();

  constructor(readonly code: status, readonly details: string, trailers: Readonly<Record<string, string>> = {}) {
    super(details);
    for (const [key, value] of Object.entries(trailers)) this.metadata.set(key, value);
  }
}

export const invalidArgument = (details: string): CallError => new CallError(status.INVALID_ARGUMENT, details);

export const accessDenied = (): CallError =>
  new CallError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const unauthenticated = (): CallError => new CallError(status.UNAUTHENTICATED, 'Bad credentials');

export const unavailable = (): CallError => new CallError(status.UNAVAILABLE, 'The server is shutting down');

/** Ends a read or a batch stream at shutdown; the client then connects anew. */
export const shuttingDown = (): CallError => new CallError(status.CANCELLED, 'The server is shutting down');

/** The stream was deleted for good, or is expected to exist although it was deleted. */
export const streamDeleted = (stream: string): CallError =>
  new CallError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream });

/** Of Delete and Tombstone; `actual` is −1 for a stream that has no events, which the trailers leave out. */
export const wrongExpectedVersion = (stream: string, expected: number, actual: number): CallError =>
  new CallError(status.FAILED_PRECONDITION, `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`, {
    exception: 'wrong-expected-version', 'stream-name': stream, 'expected-version': String(expected),
    ...(actual < 0 ? {} : { 'actual-version': String(actual) }),
  });

/** A record that the call needs is damaged. */
export const damaged = (details: string): CallError => new CallError(status.DATA_LOSS, details);

export const timedOut = (): CallError => new CallError(status.ABORTED, 'The deadline passed before anything was written');

export const maximumAppendSize = (limit: number): CallError =>
  new CallError(status.INVALID_ARGUMENT, `Maximum append size of ${limit} bytes exceeded`, {
    exception: 'maximum-append-size-exceeded', 'maximum-append-size': String(limit),
  });

export const missingProperties = (names: readonly string[]): CallError =>
  new CallError(status.INVALID_ARGUMENT, `Required metadata properties missing: ${names.join(', ')}`, {
    exception: 'missing-required-metadata-property', 'required-metadata-properties': names.join(','),
  });
