import type { ExpectedVersion } from './append-rules.js';
import type { ProposedEvent } from './proposed-event.js';

interface Write {
  readonly stream: string;
  readonly expected: ExpectedVersion;
  /** Milliseconds since the Unix epoch; past it nothing is written any more. */
  readonly deadline: number | undefined;
}

/** One call to append. */
export interface AppendRequest extends Write {
  readonly events: readonly ProposedEvent[];
}

/** One call to delete a stream: softly by metadata, or for good by a tombstone. */
export interface RemovalRequest extends Write {
  readonly kind: 'delete' | 'tombstone';
}

export type WriteRequest = AppendRequest | RemovalRequest;

/** `position` is undefined when nothing was to be written. Revision −1: the stream does not exist. */
export type AppendOutcome =
  | { readonly kind: 'success'; readonly lastRevision: number; readonly position: number | undefined }
  | { readonly kind: 'wrong-version'; readonly lastRevision: number }
  | { readonly kind: 'deleted' }
  /** something that the decision needs is damaged in the store */
  | { readonly kind: 'damaged'; readonly message: string }
  | { readonly kind: 'timeout' };
