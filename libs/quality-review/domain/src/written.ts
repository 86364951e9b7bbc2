import type { EventId, Instant, RecordedEntry } from '@juanzong/kernel';

/** Where in the file an entry stands. */
export interface Place {
  readonly revision: number;
  /** Of a correction, which stands in the place of what it corrects: when it came. */
  readonly correctedAt?: Instant;
  /** Whether it can answer a finding: something that a person put on record, beyond the supervision itself and its clocks. */
  readonly answers: boolean;
}

/**
 * Every entry of the file by its id; a correction and everything that it stands for are all here. A chain from the newest to the
 * oldest: every entry adds to it, which copies nothing, and few are ever looked for.
 */
export class Written {
  private constructor(private readonly newest?: { readonly id: string; readonly place: Place; readonly before: Written }) {}

  static readonly NOTHING = new Written();

  with(id: string, place: Place): Written {
    return new Written({ id, place, before: this });
  }

  get(id: string): Place | undefined {
    for (let { newest } = this as Written; newest !== undefined; { newest } = newest.before) if (newest.id === id) return newest.place;
    return undefined;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  toJSON(): Readonly<Record<string, Place>> {
    return this.newest ? { ...this.newest.before.toJSON(), [this.newest.id]: this.newest.place } : {};
  }
}

const OF_SUPERVISION: readonly string[] = ['SupervisionActOpened', 'FindingRaised', 'FindingAnswered', 'FindingRechecked', 'SupervisionActClosed'];

function canAnswer({ type, actor }: RecordedEntry): boolean {
  const kind = type.slice(type.indexOf('.') + 1);
  return actor.role !== 'system' && !kind.startsWith('Deadline') && !OF_SUPERVISION.includes(kind);
}

export function evolveWritten(written: Written, entry: RecordedEntry): Written {
  const { eventId, revision, corrects, recordedAt } = entry;
  const place: Place = { revision, answers: canAnswer(entry) };
  if (corrects === undefined) return written.with(eventId, place);
  const standsFor = (entry.replaces ?? [corrects]).reduce((next, id) => next.with(id, written.get(id) ?? place), written);
  return standsFor.with(eventId, { ...place, correctedAt: recordedAt });
}

/** The ids that this file does not have. */
export const unknownEntries = (written: Written, ids: readonly string[]): string[] => ids.filter((id) => !written.has(id));

/** A correction stands in the place of what it corrects: that it came later shows in when it was recorded. */
export function isLater(written: Written, id: EventId | string, than: { readonly revision: number; readonly recordedAt: Instant }): boolean {
  const place = written.get(id);
  return place !== undefined && (place.revision > than.revision || (place.correctedAt !== undefined && place.correctedAt > than.recordedAt));
}
