/** An event that is to be appended; data and metadata are texts of JSON. */
export interface NewEvent {
  /** A UUID in lower case, with dashes. */
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** What a store in a thread is asked. Whatever is answered bears the `id` of its question. */
export type Ask =
  /** All or none, after a revision (−1: the stream must be absent). Past `deadline`, in milliseconds since the Unix epoch, nothing is written. */
  | { readonly kind: 'append'; readonly id: number; readonly stream: string; readonly expected: number; readonly events: readonly NewEvent[]; readonly deadline: number }
  /** The events of a stream from a revision on; an absent stream has none. */
  | { readonly kind: 'read'; readonly id: number; readonly stream: string; readonly from: number }
  /** Every event after a position, then live, but those of the store itself; of one type where it is given. */
  | { readonly kind: 'follow'; readonly id: number; readonly after: number; readonly type: string | undefined }
  /** The last event that is not one of the store itself. */
  | { readonly kind: 'last'; readonly id: number }
  /** So many events of an answer were taken: there is room for as many more. */
  | { readonly kind: 'taken'; readonly id: number; readonly events: number }
  /** Nobody waits for an answer any more. */
  | { readonly kind: 'leave'; readonly id: number }
  /** The last thing that is asked: answered with `end` when everything that was asked before has its answer. */
  | { readonly kind: 'close'; readonly id: number };

/** What it answers: an append once, everything else with events until `end` or `failed`. */
export type Answer =
  /** On disk; `position` is that of the last event, undefined where there was nothing to write. */
  | { readonly kind: 'appended'; readonly id: number; readonly position: number | undefined }
  | { readonly kind: 'conflict'; readonly id: number; readonly lastRevision: number }
  | { readonly kind: 'too-large'; readonly id: number }
  /** `ReadResp` messages of EventStoreDB's protocol, one behind the other; each ends where `ends` says. */
  | { readonly kind: 'events'; readonly id: number; readonly bytes: Uint8Array; readonly ends: readonly number[] }
  /** Everything there was has been sent; what follows is live. */
  | { readonly kind: 'caught-up'; readonly id: number }
  | { readonly kind: 'end'; readonly id: number }
  /** `closing`: the store is being closed, and the same may be asked of it when it is open again. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly closing: boolean };
