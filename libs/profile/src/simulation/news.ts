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
 * Everything that was written, in order, for somebody who asks again and again after what they have heard. What they have
 * heard is forgotten; who begins anew is told from the store. Complete only at rest.
 */
export class News {
  #kept: Located[] = [];

  /** `from`: what stands up to here is in the store alone. */
  constructor(
    private from: Position,
    private readonly stored: (range: { readonly after: Position; readonly upTo: Position }) => AsyncIterable<Located>,
  ) {}

  add(located: Located): void {
    this.#kept.push(located);
  }

  async after(position: Position): Promise<Item[]> {
    const older: Located[] = [];
    if (position < this.from) for await (const located of this.stored({ after: position, upTo: this.from })) older.push(located);
    const newer = this.#kept.filter((located) => located.position > position).sort((a, b) => (a.position < b.position ? -1 : 1));
    if (position > this.from) {
      this.from = position;
      this.#kept = newer;
    }
    return [...older, ...newer].map(itemOf);
  }
}

/** What is told of one entry. */
export const itemOf = ({ position, entry: { stream, caseId, revision, eventId, type, recordedAt, agency, actor, data } }: Located): Item => ({
  position: position.toString(), stream, caseId: caseId ?? null, revision, eventId, type, recordedAt, agency, actor, data,
});
