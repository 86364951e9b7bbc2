import type { Entry } from '@juanzong/case-file';
import type { Located, Position } from '@juanzong/messaging';

/** What was written, as whoever plays a part is told it: personal fields stay the ciphertexts that are stored. */
export interface Item {
  readonly position: string;
  readonly stream: string;
  readonly caseId: string | null;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly agency: string;
  readonly actor: Entry['actor'];
  readonly data: unknown;
}

/**
 * Everything that was written, in order and without gaps, for somebody who asks again and again after what they have heard. What
 * they have heard is forgotten; who begins anew is told from the store. At rest nothing is missing at the end either.
 */
export class News {
  #kept: Located[] = [];
  #last: Position;

  /** `from`: what stands up to here is in the store alone. */
  constructor(
    private from: Position,
    private readonly stored: (range: { readonly after: Position; readonly upTo: Position }) => AsyncIterable<Located>,
  ) {
    this.#last = from;
  }

  /** The next entries of the log; what was told before is passed over. */
  add(next: readonly Located[]): void {
    for (const located of next) {
      if (located.position <= this.#last) continue;
      this.#last = located.position;
      this.#kept.push(located);
    }
  }

  async after(position: Position): Promise<Item[]> {
    const { from } = this;
    // Before anything is awaited: somebody else who asks meanwhile has forgotten what they, and not this one, have heard.
    const newer = this.#kept.filter((located) => located.position > position);
    if (position > from) [this.from, this.#kept] = [position, [...newer]];
    const older: Located[] = [];
    if (position < from) for await (const located of this.stored({ after: position, upTo: from })) older.push(located);
    return [...older, ...newer].map(itemOf);
  }
}

/** What is told of one entry. */
export const itemOf = ({ position, entry: { stream, caseId, revision, eventId, type, recordedAt, agency, actor, data } }: Located): Item => ({
  position: position.toString(), stream, caseId: caseId ?? null, revision, eventId, type, recordedAt, agency, actor, data,
});
