import type { EventReader } from '../storage/event-reader.js';
import type { StoredRecord } from '../storage/stored-record.js';
import { readableEvent } from '../storage/event-source.js';

/** The stream and revision that a link names: its data is `revision@stream`, split at the first `@`. */
export function linkTarget(link: StoredRecord): { stream: string; revision: number } | undefined {
  const match = /^(\d{1,15})@(.+)$/s.exec(link.data.toString('utf8'));
  return match?.[1] === undefined || match[2] === undefined ? undefined : { revision: Number(match[1]), stream: match[2] };
}

/**
 * The event that a link leads to; undefined when its data names none, there is no such event, it cannot be read any
 * more, or `mayRead` does not allow its stream.
 */
export function targetOf(link: StoredRecord, reader: EventReader, mayRead: (stream: string) => boolean): StoredRecord | undefined {
  const target = linkTarget(link);
  return target !== undefined && mayRead(target.stream) ? readableEvent(reader, target.stream, target.revision) : undefined;
}
