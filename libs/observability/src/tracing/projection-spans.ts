import type { Spans } from './spans.js';
import { appendOf, appendSpanId, type Traced } from './trace-ids.js';

/** What a read model committed, one of a batch. */
export interface CommittedEntry {
  readonly position: bigint;
  /** Read models know no more of it than its place; what it is traced by is there. */
  readonly entry: { readonly stream: string; readonly revision: number } & Partial<Traced>;
}

/**
 * Spans of read models. A batch is one transaction and one span for every trace that it holds entries of, not one for every
 * entry: its parent is the append of the newest, the others are linked.
 */
export class ProjectionSpans {
  constructor(private readonly spans: Spans) {}

  committed(projection: string, entries: readonly CommittedEntry[], startedMs: number): void {
    const byTrace = new Map<string, [CommittedEntry, ...CommittedEntry[]]>();
    for (const one of entries) {
      const { correlationId } = one.entry as Traced;
      const known = byTrace.get(correlationId);
      if (known) known.push(one);
      else byTrace.set(correlationId, [one]);
    }
    for (const together of byTrace.values()) this.#span(projection, together, entries.length, startedMs);
  }

  #span(projection: string, entries: readonly [CommittedEntry, ...CommittedEntry[]], batch: number, startedMs: number): void {
    const last = entries.at(-1) ?? entries[0];
    const parent = appendOf(last.entry as Traced);
    const others = new Map(entries.map(({ entry }) => [appendSpanId(entry as Traced), appendOf(entry as Traced)]));
    others.delete(parent.spanId);
    this.spans.past(`project ${projection}`, {
      traceId: parent.traceId, parent, startedMs, links: [...others.values()],
      attributes: {
        'juanzong.projection': projection, 'juanzong.stream': last.entry.stream, 'juanzong.revision': last.entry.revision, 'juanzong.position': last.position.toString(),
        'juanzong.entries': entries.length, 'juanzong.batch': batch,
      },
    });
  }
}
