import { type Entry, ENTRY_FORMAT, GENESIS_HASH } from '@juanzong/case-file';
import { instant } from '@juanzong/kernel';
import { type Message, type Position, toMessage } from '../bus/message.js';

/** An entry that has the shape of a stored one, for buses, which look at nothing but its place. */
export const sampleEntry = (stream: string, revision: number, type = 'sample.ThingHappened'): Entry => ({
  entryFormat: ENTRY_FORMAT,
  eventId: `${stream}@${revision}`,
  type,
  version: 1,
  stream,
  revision,
  agency: '340202',
  region: '340202',
  actor: { id: 'sample', role: 'system' },
  occurredAt: { precision: 'instant', at: instant(0) },
  recordedAt: instant(0),
  commandId: `${stream}@${revision}`,
  commandDigest: '',
  causationId: '',
  correlationId: '',
  mustUnderstand: [],
  policyVersions: [],
  data: { revision, text: '案情', amount: 0, list: [1, null, true] },
  alg: 'SHA-256',
  previousHash: GENESIS_HASH,
  hash: GENESIS_HASH,
});

/** Writes messages as a relay would: revisions contiguous within a stream, positions rising with holes over all. */
export class SampleWriter {
  readonly #revisions = new Map<string, number>();
  #position: Position = 100n;

  constructor(private readonly epoch: string) {}

  get position(): Position {
    return this.#position;
  }

  /** The next message of each stream named, in this order. */
  write(...streams: readonly string[]): Message[] {
    return streams.map((stream) => {
      const revision = (this.#revisions.get(stream) ?? -1) + 1;
      this.#revisions.set(stream, revision);
      this.#position += 7n;
      return toMessage({ position: this.#position, entry: sampleEntry(stream, revision) }, this.epoch);
    });
  }

  /** `rounds` messages of each of `streams` streams, interleaved. */
  rounds(rounds: number, streams = 6): Message[] {
    const names = Array.from({ length: streams }, (_, i) => `case-${i}`);
    return Array.from({ length: rounds }, () => this.write(...names)).flat();
  }
}
