import { LRUCache } from 'lru-cache';
import type { DataKey } from './field-cipher.js';
import { ERASURES, type KeyRecord, type VaultTables } from './tables.js';
import type { KeySubject } from './vault.js';
import { subjectErased } from './refusals.js';
import { newDataKey, unwrapDataKey } from './wrapped-data-key.js';

const CACHED_KEYS = 100_000;

/** Data keys: one per stream and subject, wrapped on disk, unwrapped in memory until an erasure anywhere. */
export class DataKeys {
  readonly #unwrapped = new LRUCache<string, Uint8Array>({ max: CACHED_KEYS });
  readonly #obtained = new LRUCache<string, DataKey>({ max: CACHED_KEYS });
  #erasuresSeen: unknown;

  constructor(
    private readonly tables: VaultTables,
    private readonly masterKey: Uint8Array,
  ) {}

  /** The subject's key; made, and on disk when this resolves, if there was none. @throws VaultError if it was erased. */
  async obtain(stream: string, subject: string): Promise<DataKey> {
    this.#forgetAfterErasures();
    const name = `${stream}\n${subject}`;
    const cached = this.#obtained.get(name);
    if (cached) return cached;
    const known = this.tables.keys.get([stream, subject]);
    const record = known ?? (await this.#create(stream, subject));
    if ('erased' in record) throw subjectErased();
    // Of one that was only just made it is not known here whether it was erased meanwhile: it is not kept at hand.
    if (!known) return { keyId: record.keyId, key: unwrapDataKey(this.masterKey, record, stream, subject) };
    const obtained = { keyId: record.keyId, key: this.#unwrap(record, stream, subject) };
    this.#obtained.set(name, obtained);
    return obtained;
  }

  /** The key of that id, if it is this stream's and not erased. */
  find(stream: string, keyId: string): Uint8Array | undefined {
    this.#forgetAfterErasures();
    const cached = this.#unwrapped.get(`${stream}\n${keyId}`);
    if (cached) return cached;
    const owner = this.tables.owners.get(keyId);
    if (!owner || owner[0] !== stream) return undefined;
    const record = this.tables.keys.get([owner[0], owner[1]]);
    return record && !('erased' in record) ? this.#unwrap(record, owner[0], owner[1]) : undefined;
  }

  isErased(stream: string, subject: string): boolean {
    const record = this.tables.keys.get([stream, subject]);
    return record !== undefined && 'erased' in record;
  }

  /** Destroys keys and links. The mark stays, so that no key is ever made again for these subjects. */
  async erase(subjects: readonly KeySubject[]): Promise<void> {
    const pending = subjects.filter(({ stream, subject }) => !this.isErased(stream, subject));
    if (pending.length > 0) {
      await this.tables.root.transaction(() => {
        for (const { stream, subject } of pending) {
          const record = this.tables.keys.get([stream, subject]);
          if (record && !('erased' in record)) {
            this.tables.owners.removeSync(record.keyId);
            if (record.person !== undefined) this.tables.persons.removeSync([record.person, stream, subject]);
          }
          this.tables.keys.putSync([stream, subject], { erased: true });
        }
        this.tables.about.putSync(ERASURES, Number(this.tables.about.get(ERASURES) ?? 0) + 1);
      });
    }
    this.#forgetAfterErasures();
  }

  /** Keeps the keyed hash of a person with the key, both ways. */
  async link({ stream, subject }: KeySubject, person: string): Promise<void> {
    await this.obtain(stream, subject);
    await this.tables.root.transaction(() => {
      const record = this.tables.keys.get([stream, subject]);
      if (!record || 'erased' in record) return;
      if (record.person !== undefined) this.tables.persons.removeSync([record.person, stream, subject]);
      this.tables.keys.putSync([stream, subject], { ...record, person });
      this.tables.persons.putSync([person, stream, subject], true);
    });
  }

  async #create(stream: string, subject: string): Promise<KeyRecord> {
    return await this.tables.root.transaction(() => {
      const other = this.tables.keys.get([stream, subject]);
      if (other) return other;
      const record = newDataKey(this.masterKey, stream, subject);
      this.tables.keys.putSync([stream, subject], record);
      this.tables.owners.putSync(record.keyId, [stream, subject]);
      return record;
    });
  }

  #unwrap(record: Exclude<KeyRecord, { erased: true }>, stream: string, subject: string): Uint8Array {
    const name = `${stream}\n${record.keyId}`;
    const cached = this.#unwrapped.get(name);
    if (cached) return cached;
    const key = unwrapDataKey(this.masterKey, record, stream, subject);
    this.#unwrapped.set(name, key);
    return key;
  }

  /** Another process may have erased: its count is looked at before a cached key is used. */
  #forgetAfterErasures(): void {
    const erasures = this.tables.about.get(ERASURES);
    if (erasures === this.#erasuresSeen) return;
    this.#erasuresSeen = erasures;
    this.#unwrapped.clear();
    this.#obtained.clear();
  }
}
