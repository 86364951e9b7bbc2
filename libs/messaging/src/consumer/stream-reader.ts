import type { Located, Position } from '../bus/message.js';

/** What a consumer needs of the event store to fetch what it missed; an adapter lives with the platform. */
export interface StreamReader {
  /** The entries of one stream by revision, both ends included; without `to`, up to its head. A stream that does not exist is empty. */
  readStream(stream: string, range: { readonly from: number; readonly to?: number }): AsyncIterable<Located>;
  /** The entries of all streams after one position up to and with another, in the store's total order. */
  readRange(range: { readonly after: Position; readonly upTo: Position }): AsyncIterable<Located>;
}
