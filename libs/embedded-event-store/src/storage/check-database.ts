import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Damage, DamagedRecordError } from './damage.js';
import { type EventDatabase, openDatabase } from './database.js';
import { eventIdBytes } from './event-id.js';
import { eventIdKey, nameKey, parseRevisionKey, positionKey, positionOf, revisionKey } from './keys.js';
import { indexEntry, parseIndexEntry } from './pending-stream.js';
import { TOMBSTONE_REVISION } from './revisions.js';
import { StoredRecord } from './stored-record.js';

/** What a check found. A sound store has no damage. */
export interface StoreReport {
  readonly events: number;
  readonly streams: number;
  readonly damage: readonly Damage[];
}

const TURN = 1_000;

/** Checks every record against its checksum, its place and the indexes, and every index entry against the log. */
export async function checkDatabase(dataDirectory: string): Promise<StoreReport> {
  const database = openDatabase(dataDirectory, true);
  try {
    const check = new Check(database);
    await check.log();
    await check.index();
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
  private readonly damagedPositions = new Set<number>();

  constructor(private readonly database: EventDatabase) {}

  async log(): Promise<void> {
    let expected = 1;
    for (const key of this.database.log.getKeys({ snapshot: false })) {
      const position = positionOf(key);
      for (; expected < position; expected += 1) this.lost(expected, 'record missing');
      expected = position + 1;
      this.record(position);
      this.events += 1;
      if (this.events % TURN === 0) await nextTurn();
    }
  }

  async index(): Promise<void> {
    let entries = 0;
    for (const { key, value } of this.database.streams.getRange({ snapshot: false })) {
      const place = parseRevisionKey(key);
      const position = place && parseIndexEntry(value).position;
      if (place !== undefined && position !== undefined && !this.damagedPositions.has(position)
        && !this.database.log.doesExist(positionKey(position))) this.lost(position, 'record missing');
      entries += 1;
      if (entries % TURN === 0) await nextTurn();
    }
  }

  private record(position: number): void {
    let record: StoredRecord;
    try {
      record = StoredRecord.open(this.database.log.getBinary(positionKey(position)), position);
    } catch (error) {
      if (!(error instanceof DamagedRecordError)) throw error;
      this.lost(position, error.damage.problem);
      return;
    }
    const { stream, revision } = record;
    const wanted = this.next.get(stream) ?? 0;
    if (revision === TOMBSTONE_REVISION) {
      this.next.set(stream, Infinity);
      this.indexes(record);
      return;
    }
    if (wanted === Infinity) this.damage.push({ stream, revision, position, problem: 'event after the tombstone' });
    else if (revision !== wanted) this.damage.push({ stream, revision, position, problem: `revision ${wanted} was to follow` });
    this.next.set(stream, revision + 1);
    this.indexes(record);
  }

  private indexes(record: StoredRecord): void {
    const { stream, revision, position, id } = record;
    const { names, streams } = this.database;
    const report = (problem: string): void => { this.damage.push({ stream, revision, position, problem }); };
    const number = names.get(nameKey(stream))?.readUInt32BE(0);
    if (number === undefined) {
      report('stream name is not in the index');
      return;
    }
    const entry = streams.get(revisionKey(number, revision));
    if (entry === undefined || !entry.equals(indexEntry(position, eventIdBytes(id)))) report('revision is not in the index');
    if (!streams.doesExist(eventIdKey(number, id))) report('event id is not in the index');
  }

  /** Reports a record that cannot be read; the index still knows whose it was. */
  private lost(position: number, problem: string): void {
    this.damagedPositions.add(position);
    const owner = this.ownerOf(position);
    this.damage.push({ stream: owner?.stream, revision: owner?.revision, position, problem });
    if (owner?.stream !== undefined) this.next.set(owner.stream, owner.revision + 1);
  }

  private ownerOf(position: number): { stream: string | undefined; revision: number } | undefined {
    for (const { key, value } of this.database.streams.getRange({ snapshot: false })) {
      const place = parseRevisionKey(key);
      if (place === undefined || parseIndexEntry(value).position !== position) continue;
      return { stream: this.nameOf(place.stream), revision: place.revision };
    }
    return undefined;
  }

  /** The name of a stream by its number; undefined when only its hash is kept. */
  private nameOf(number: number): string | undefined {
    for (const { key, value } of this.database.names.getRange({ snapshot: false })) {
      if (value.readUInt32BE(0) === number) return key[0] === 0 ? undefined : key.toString('latin1');
    }
    return undefined;
  }
}
