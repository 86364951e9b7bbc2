import { setImmediate as nextTurn } from 'node:timers/promises';
import { ascending } from './ascending.js';
import { type Damage, DamagedRecordError } from './damage.js';
import { type EventDatabase, openDatabase } from './database.js';
import { eventIdBytes } from './event-id.js';
import { eventIdKey, nameKey, positionKey, positionOf, revisionKey } from './keys.js';
import { indexEntry } from './pending-stream.js';
import { TOMBSTONE_REVISION } from './revisions.js';
import { StoredRecord } from './stored-record.js';
import { type Owner, StreamOwners } from './stream-owners.js';

/** What a check found. A sound store has no damage. */
export interface StoreReport {
  readonly events: number;
  readonly streams: number;
  readonly damage: readonly Damage[];
}

const TURN = 64;

/**
 * Checks every record against its checksum, its place and the indexes, and every index entry against the log, up to
 * `witnessed` at least. `progress` is told the position that is read next, now and then: reading damaged pages may end the process.
 */
export async function checkDatabase(dataDirectory: string, witnessed: number, progress: (position: number) => void): Promise<StoreReport> {
  const database = openDatabase(dataDirectory, true);
  try {
    const check = new Check(database, progress);
    await check.run(witnessed);
    return { events: check.events, streams: check.next.size, damage: check.damage };
  } finally {
    await database.root.close();
  }
}

class Check {
  events = 0;
  readonly damage: Damage[] = [];
  /** The revision that has to follow, by stream. */
  readonly next = new Map<string, number>();
  private readonly owners: StreamOwners;

  constructor(private readonly database: EventDatabase, private readonly progress: (position: number) => void) {
    this.owners = new StreamOwners(database);
  }

  async run(witnessed: number): Promise<void> {
    this.progress(0);
    for (const problem of this.owners.problems) this.report(undefined, undefined, problem);
    const positions = this.positionsInLog();
    const named = Math.max(positions.at(-1) ?? 0, this.owners.lastPosition, witnessed);
    // Positions have no gaps, so none is beyond the number of events. A changed bit of one may name any up to 2^48.
    const reachable = Math.max(positions.length, this.owners.count, witnessed);
    if (named > reachable) this.report(undefined, named, `position ${named} is named, where no more than ${reachable} events can have been written`);
    for (let position = 1; position <= Math.min(named, reachable); position += 1) await this.recordInTurn(position, position);
    let read = reachable;
    for (const position of positions.filter((one) => one > reachable)) await this.recordInTurn(position, (read += 1));
  }

  private async recordInTurn(position: number, read: number): Promise<void> {
    if (read % TURN === 1) {
      this.progress(position);
      await nextTurn();
    }
    this.record(position);
  }

  /** The positions that the log has, in order; as far as it can be read. */
  private positionsInLog(): number[] {
    const positions: number[] = [];
    try {
      for (const key of ascending(this.database.log.getKeys({ snapshot: false }), (one) => one)) positions.push(positionOf(key));
    } catch (error) {
      this.report(undefined, undefined, `the log cannot be read to its end: ${String(error)}`);
    }
    return positions;
  }

  private record(position: number): void {
    let bytes: Buffer | undefined;
    try {
      bytes = this.database.log.getBinary(positionKey(position));
      if (bytes !== undefined) this.events += 1;
      this.place(StoredRecord.open(bytes, position));
    } catch (error) {
      const problem = error instanceof DamagedRecordError ? error.damage.problem : `cannot be read: ${String(error)}`;
      this.lost(position, problem);
    }
  }

  private place(record: StoredRecord): void {
    const { stream, revision, position } = record;
    const wanted = this.next.get(stream) ?? 0;
    if (revision === TOMBSTONE_REVISION) this.next.set(stream, Infinity);
    else {
      if (wanted === Infinity) this.report({ stream, revision }, position, 'event after the tombstone');
      else if (revision !== wanted) this.report({ stream, revision }, position, `revision ${wanted} was to follow`);
      this.next.set(stream, revision + 1);
    }
    this.indexes(record);
  }

  private indexes(record: StoredRecord): void {
    const { stream, revision, position, id } = record;
    const { names, streams } = this.database;
    const number = names.get(nameKey(stream))?.readUInt32BE(0);
    if (number === undefined) {
      this.report(record, position, 'stream name is not in the index');
      return;
    }
    const entry = streams.get(revisionKey(number, revision));
    if (entry === undefined || !entry.equals(indexEntry(position, eventIdBytes(id)))) this.report(record, position, 'revision is not in the index');
    if (!streams.doesExist(eventIdKey(number, eventIdBytes(id)))) this.report(record, position, 'event id is not in the index');
  }

  /** Reports a record that cannot be read; the index still knows whose it was. */
  private lost(position: number, problem: string): void {
    const owner = this.owners.at(position);
    this.report(owner, position, problem);
    if (owner?.stream !== undefined && owner.revision !== TOMBSTONE_REVISION) this.next.set(owner.stream, owner.revision + 1);
  }

  private report(owner: Owner | undefined, position: number | undefined, problem: string): void {
    this.damage.push({ stream: owner?.stream, revision: owner?.revision, position, problem });
  }
}
