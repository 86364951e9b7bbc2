import { type Entry, type Envelope, familyOf } from '@juanzong/case-file';

/** A place in the store's total order. Strictly increasing from entry to entry, not contiguous. */
export type Position = bigint;

/** Before the first entry of the store. */
export const BEFORE_FIRST: Position = -1n;

/** An entry as stored, and its place in the store's total order. */
export interface Located {
  readonly position: Position;
  readonly entry: Entry;
}

/** The same where nobody has read its data: all of it is in `json`. */
export interface Unopened {
  readonly position: Position;
  readonly entry: Envelope;
  readonly json: Buffer;
}

/**
 * What the relay publishes for one entry. Personal fields inside `entry` are still the ciphertexts that
 * are stored and hashed: nothing from the vault enters the bus.
 */
export interface Message {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  /** The incarnation of the topic family it was published to; another epoch means that offsets tell nothing. */
  readonly epoch: string;
  readonly type: string;
  readonly version: number;
  readonly eventId: string;
  readonly entry: Entry;
  /** W3C `traceparent` of whoever published it, where a transport carries it. */
  readonly trace?: string;
}

/** A message whose entry was not read on its way to the bus. */
export interface UnopenedMessage extends Omit<Message, 'entry'> {
  readonly entry: Envelope;
  readonly json: Buffer;
}

/** What a transport is given to publish. */
export type Outgoing = Message | UnopenedMessage;

/** The message that its subscribers get. @throws SyntaxError for an entry that is no JSON */
export function opened(outgoing: Outgoing): Message {
  if (!('json' in outgoing)) return outgoing;
  const { json, ...message } = outgoing;
  return { ...message, entry: JSON.parse(json.toString()) as Entry };
}

/** An entry as it goes to the bus. */
export function toMessage(located: Located, epoch: string): Message;
export function toMessage(item: Located | Unopened, epoch: string): Outgoing;
export function toMessage(item: Located | Unopened, epoch: string): Outgoing {
  const { position, entry } = item;
  const { stream, revision, type, version, eventId } = entry;
  // Written out twice: a copy of the one in the other costs the transport a tenth of its time.
  return 'json' in item ? { stream, revision, position, epoch, type, version, eventId, entry, json: item.json } : { stream, revision, position, epoch, type, version, eventId, entry: item.entry };
}

/** Bookkeeping of the platform itself: no reaction waits for it, and publishing positions would feed itself. */
const NOT_PUBLISHED: ReadonlySet<string> = new Set(['position', 'store']);

/** Whether a stream is a domain stream, which the relay publishes. Ranges read from the store are cut by the same rule. */
export const isPublished = (stream: string): boolean => !stream.startsWith('$') && !NOT_PUBLISHED.has(familyOf(stream));
