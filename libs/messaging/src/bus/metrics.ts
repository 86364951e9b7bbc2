import type { Position } from './message.js';

/** Where numbers go; the platform binds it to its metrics library. Every callback returns at once and never throws. */
export interface MessagingMetrics {
  /** `waiting`: entries read from the store and not yet published. */
  relay?(state: { readonly published: Position; readonly read: Position; readonly waiting: number }): void;
  /** `queued`: messages accepted and not finished. `seen − done` in positions is the lag in the store's own measure. */
  consumer?(context: string, state: { readonly seen: Position; readonly done: Position; readonly queued: number }): void;
  parked?(context: string, streams: number): void;
  retried?(context: string, type: string, attempt: number): void;
  /** Something outside a handler failed and is tried again: the store, the transport, the position store. */
  failed?(where: string, error: unknown): void;
}
