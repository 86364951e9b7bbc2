import { setImmediate as nextTurn } from 'node:timers/promises';
import { stateOf, streamSource } from '../storage/event-source.js';
import type { EventStorage } from '../storage/event-store.js';
import type { StoredRecord } from '../storage/stored-record.js';
import { BEHIND, TURN } from '../storage/turn.js';
import type { Reply } from './reply.js';

/** Whether the store wrote it for itself. */
const isOfTheStore = ({ type }: StoredRecord): boolean => type.startsWith('$');

/** Sends what a stream holds from a revision on, as it is when this begins. @throws Error for a stream that was deleted for good, DamagedRecordError */
export async function sendStream({ reader }: EventStorage, stream: string, from: number, reply: Reply): Promise<void> {
  const state = stateOf(reader, stream);
  if (state === 'tombstoned') throw new Error(`stream ${stream} was deleted`);
  if (state === 'missing') return;
  const source = streamSource(reader, stream);
  const last = source.last();
  let seen = 0;
  for (let place = Math.max(from, source.first()); place <= last && !reply.ended; place += 1) {
    const record = source.at(place);
    if (source.isVisible(record)) await reply.event(record);
    seen += 1;
    if (seen % TURN === 0) await nextTurn();
  }
}

/** Sends every event after a position and then what is committed, until nobody waits any more. @throws DamagedRecordError */
export async function sendAll({ reader, notifier }: EventStorage, after: number, type: string | undefined, reply: Reply): Promise<void> {
  const unfollow = notifier.follow(undefined, () => { reply.bell.ring(); });
  const isWanted = (record: StoredRecord): boolean => (type === undefined ? !isOfTheStore(record) : record.type === type);
  let place = after + 1;
  let live = false;
  try {
    while (!reply.ended) {
      for (let seen = 1; place <= reader.lastPosition && !reply.ended; seen += 1) {
        const record = reader.at(place);
        place += 1;
        if (isWanted(record)) await reply.event(record);
        if (reader.lastPosition - place >= BEHIND) live = false;
        if (seen % TURN === 0) await nextTurn();
      }
      reply.flush();
      if (!live) {
        live = true;
        reply.caughtUp();
      }
      await reply.bell.heard();
    }
  } finally {
    unfollow();
  }
}

/** Sends the last event that the store did not write for itself, where there is one. @throws DamagedRecordError */
export async function sendLast({ reader }: EventStorage, reply: Reply): Promise<void> {
  for (let place = reader.lastPosition; place > 0; place -= 1) {
    const record = reader.at(place);
    if (!isOfTheStore(record)) return reply.event(record);
  }
}
