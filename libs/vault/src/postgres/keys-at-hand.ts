import type { MaybePromise } from '@juanzong/kernel';
import { LRUCache } from 'lru-cache';
import type { KeyById } from '../fields.js';
import { unwrapDataKey } from '../wrapped-data-key.js';
import type { ErasureCount } from './erasure-count.js';
import type { StoredKey, StoredKeys } from './stored-keys.js';

/** A file has few subjects: about as many keys as the vault in a file keeps. */
const STREAMS_KEPT = 20_000;

interface KeptKey extends StoredKey {
  /** Unwrapped when it is first used. */
  plain?: Uint8Array;
}

/** Keys of one stream by id; null for an id that the database did not have when it was asked. */
type KeysOfStream = Map<string, KeptKey | null>;

/** Data keys unwrapped in memory, all of a stream at once, for as long as nothing was erased anywhere. */
export class KeysAtHand {
  readonly #streams = new LRUCache<string, KeysOfStream>({ max: STREAMS_KEPT });

  constructor(
    private readonly stored: Pick<StoredKeys, 'ofStream'>,
    private readonly count: ErasureCount,
    private readonly masterKey: Uint8Array,
    private readonly now: () => number,
  ) {}

  /** Forgets every key: something was erased. */
  forget(): void {
    this.#streams.clear();
  }

  /** What `use` makes of the keys of a stream: at once if they are at hand, else after one query for all of them. `use` may be called again, with more keys. */
  use<T>(stream: string, use: (keyOf: KeyById) => T): MaybePromise<T> {
    const known = this.count.fresh ? this.#streams.get(stream) : undefined;
    let lacking = false;
    const result = use((keyId) => {
      const key = known?.get(keyId);
      lacking ||= key === undefined;
      return key ? this.#unwrapped(stream, key) : undefined;
    });
    return lacking ? this.#asked(stream, use) : result;
  }

  /** A key that the database has just named, unwrapped. */
  opened(stream: string, key: StoredKey): Uint8Array {
    return this.#unwrapped(stream, this.#streams.get(stream)?.get(key.keyId) ?? key);
  }

  async #asked<T>(stream: string, use: (keyOf: KeyById) => T): Promise<T> {
    const keys = await this.#load(stream);
    return use((keyId) => {
      const key = keys.get(keyId);
      // Whoever closed something under a key had it on disk before: an id that is not there now will never be.
      if (key === undefined) keys.set(keyId, null);
      return key ? this.#unwrapped(stream, key) : undefined;
    });
  }

  async #load(stream: string): Promise<KeysOfStream> {
    for (;;) {
      const sentAt = this.now();
      const { count, keys } = await this.stored.ofStream(stream);
      if (!this.count.accepts(count, sentAt)) continue;
      const before = this.#streams.get(stream);
      const loaded: KeysOfStream = new Map(keys.map((key) => [key.keyId, before?.get(key.keyId) ?? key]));
      this.#streams.set(stream, loaded);
      return loaded;
    }
  }

  #unwrapped(stream: string, key: KeptKey): Uint8Array {
    return (key.plain ??= unwrapDataKey(this.masterKey, key, stream, key.subject));
  }
}
