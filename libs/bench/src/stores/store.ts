import type { Entry } from '@juanzong/case-file';

/** A running event store as the bench uses it: the platform's or the peer. */
export interface Store {
  readonly name: string;
  /** The server, at the top of its processes; undefined where it is a thread of this one. */
  readonly pid: number | undefined;
  /** Appends entries of one stream at exactly the revision they carry. */
  append(entries: readonly Entry[]): Promise<unknown>;
  stop(): Promise<void>;
}
