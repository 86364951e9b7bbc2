import type { ExpectedVersion } from './append-rules.js';
import type { ProposedEvent } from './proposed-event.js';

/** One call to append. `deadline` is in milliseconds since the Unix epoch; past it nothing is written any more. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedVersion;
  readonly events: readonly ProposedEvent[];
  readonly deadline: number | undefined;
}

/** `position` is undefined when the call had no events. Revision −1: the stream does not exist. */
export type AppendOutcome =
  | { readonly kind: 'success'; readonly lastRevision: number; readonly position: number | undefined }
  | { readonly kind: 'wrong-version'; readonly lastRevision: number }
  | { readonly kind: 'timeout' };
