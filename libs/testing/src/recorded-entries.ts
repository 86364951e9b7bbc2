import { entryId } from '@juanzong/case-file';
import { type Actor, eventId, type Instant, type OccurredAt, type RecordedEntry } from '@juanzong/kernel';

/** A fact of the past as a test states it; what is absent is what does not matter. */
export interface PastFact {
  readonly type: string;
  readonly data: unknown;
  readonly version?: number;
  /** The instant it was recorded, and happened unless `occurredAt` says otherwise; the previous fact's, or the file's. */
  readonly at?: string;
  readonly occurredAt?: OccurredAt;
  readonly actor?: Actor;
  readonly agency?: string;
  readonly eventId?: string;
  readonly corrects?: string;
}

export interface FileDefaults {
  readonly stream: string;
  readonly agency: string;
  readonly actor: Actor;
  readonly at: string;
}

export const TEST_FILE: FileDefaults = {
  stream: 'case-test', agency: '340202', actor: { id: 'clerk@340202', role: 'clerk', agency: '340202' }, at: '2024-03-05T02:00:00.000Z',
};

/** Numbers facts as entries of one file, after `from` that are there already. Ids are derived from the place, so they are the same every time. */
export function recordedEntries(facts: readonly PastFact[], file: Partial<FileDefaults> = {}, from = 0): RecordedEntry[] {
  const { stream, agency, actor, at } = { ...TEST_FILE, ...file };
  let [latest, owner] = [at, agency];
  return facts.map((fact, i) => {
    latest = fact.at ?? latest;
    owner = fact.agency ?? owner;
    return {
      eventId: fact.eventId === undefined ? entryId(stream, `past-${from + i}`, 0) : eventId(fact.eventId),
      type: fact.type, version: fact.version ?? 1, data: fact.data, revision: from + i,
      occurredAt: fact.occurredAt ?? { precision: 'instant', at: latest as Instant }, recordedAt: latest as Instant, actor: fact.actor ?? actor, agency: owner,
      ...(fact.corrects === undefined ? {} : { corrects: eventId(fact.corrects) }),
    };
  });
}
