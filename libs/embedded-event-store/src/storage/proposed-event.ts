import type { EventIdText } from './event-id.js';

/** An event as a client proposes it, before it has a place in a stream. The bytes may belong to a larger message. */
export interface ProposedEvent {
  readonly id: EventIdText;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** What counts towards the maximum append size: data, metadata and twice the length of the type, in bytes. */
export const sizeOf = (event: ProposedEvent): number =>
  event.data.length + event.metadata.length + 2 * event.type.length;

/** The maximum append size unless another is given: 1 MiB over all events of a call. */
export const DEFAULT_MAX_APPEND_SIZE = 1024 * 1024;

/** The event type of a link to an event of another stream; its data is `revision@stream`. */
export const LINK_TYPE = '$>';
