import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventReader } from '../storage/event-reader.js';
import { TURN } from '../storage/turn.js';
import { type EventForm, eventMessage } from './event-message.js';
import { type EventSource } from '../storage/event-source.js';
import type { ReadRequest } from './read-request.js';
import type { ReplyStream } from './reply-stream.js';

/** Sends what was there when the read began, up to the count. The caller ends the call. */
export async function boundedRead(
  request: ReadRequest & EventForm, source: EventSource, reader: EventReader, reply: ReplyStream,
): Promise<void> {
  const step = request.backwards ? -1 : 1;
  const last = source.last();
  const first = source.first();
  let place = firstPlace(request, first, last);
  let left = request.count ?? 0;
  for (let seen = 1; left > 0 && place >= first && place <= last && !reply.ended; seen += 1) {
    const record = source.at(place);
    place += step;
    if (source.isVisible(record) && (request.filter?.matches(record) ?? true)) {
      left -= 1;
      if (!reply.write(eventMessage(record, request, reader))) await reply.room();
    }
    if (seen % TURN === 0) await nextTurn();
  }
}

/** Streams are read inclusively both ways; `$all` forwards inclusively, backwards exclusively. */
function firstPlace({ stream, from, backwards }: ReadRequest, first: number, last: number): number {
  // To read forwards from the end, or `$all` backwards from the start, finds nothing.
  if (from === 'end') return backwards ? last : last + 1;
  const exclusive = stream === undefined && backwards;
  if (from === 'start') return backwards ? 0 : first;
  if (backwards) return Math.min(exclusive ? from - 1 : from, last);
  return Math.max(from, first);
}
