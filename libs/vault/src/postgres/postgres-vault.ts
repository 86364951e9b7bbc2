import type { Clock, MaybePromise } from '@juanzong/kernel';
import type { FieldAlgorithm } from '../authenticated-cipher.js';
import { closeDocumentBytes, DOCUMENT_SUBJECT, documentHeaderOf, openSealed } from '../document-cipher.js';
import type { DataKey } from '../field-cipher.js';
import { closeEntries, disclosedKeys, fieldsOpened, openData, subjectsIn } from '../fields.js';
import { keyedHash, personHash } from '../keyed-hash.js';
import { documentsErased, needsReason } from '../refusals.js';
import type { VaultSecrets } from '../secrets.js';
import type { DisclosedKey, EntryToClose, KeySubject, Opening, OpeningRequest, Signer, StoredData, Vault } from '../vault.js';
import { ErasureCount } from './erasure-count.js';
import { aboutIn } from './establish.js';
import { KeysAtHand } from './keys-at-hand.js';
import { StoredKeys } from './stored-keys.js';
import { StoredOpenings } from './stored-openings.js';
import type { VaultQueries } from './vault-database.js';

const APPLIED_UP_TO = 'erasuresAppliedUpTo';

export interface PostgresVaultParts {
  readonly database: VaultQueries;
  readonly masterKey: Uint8Array;
  readonly secrets: VaultSecrets;
  readonly clock: Clock;
  readonly alg: FieldAlgorithm;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  /** Called whenever somebody's erasure was noticed. */
  readonly onErasure?: () => void;
}

/** The vault of many processes, in a PostgreSQL database. Every method may throw `vault.unavailable`; nothing is then half written, and whatever was asked may be asked again. */
export class PostgresVault implements Vault {
  readonly count: ErasureCount;
  readonly #stored: StoredKeys;
  readonly #atHand: KeysAtHand;
  readonly #log: StoredOpenings;

  constructor(private readonly parts: PostgresVaultParts) {
    const { database, masterKey, now, onErasure } = parts;
    this.count = new ErasureCount(now, () => {
      this.#atHand.forget();
      onErasure?.();
    });
    this.#stored = new StoredKeys(database, masterKey);
    this.#atHand = new KeysAtHand(this.#stored, this.count, masterKey, now);
    this.#log = new StoredOpenings(database);
  }

  async closeFields(stream: string, entries: readonly EntryToClose[]): Promise<unknown[]> {
    return closeEntries(stream, entries, await this.#obtain(stream, subjectsIn(entries)), this.parts.alg);
  }

  openFields(stream: string, entries: readonly StoredData[]): MaybePromise<unknown[]> {
    return this.#atHand.use(stream, (keyOf) => entries.map((entry) => openData(stream, entry, keyOf)));
  }

  /** Logged first, then opened: what was erased while the log was written is not returned. */
  async openForReader(opening: OpeningRequest, entries: readonly StoredData[]): Promise<unknown[]> {
    await this.logOpening(opening, fieldsOpened(entries));
    return this.openFields(opening.stream, entries);
  }

  async logOpening({ actor, reason, stream }: OpeningRequest, entries: Opening['entries']): Promise<void> {
    needsReason(reason);
    if (entries.length > 0) await this.#log.add({ at: this.parts.clock.now(), actor, reason, stream, entries });
  }

  openings(filter: { readonly stream?: string } = {}): Promise<readonly Opening[]> {
    return this.#log.all(filter.stream);
  }

  keyedHash(purpose: string, text: string): string {
    return keyedHash(this.parts.secrets.hashKey, purpose, text);
  }

  linkPerson(subject: KeySubject, identityNumber: string): Promise<void> {
    return this.#stored.link(subject, personHash(this.parts.secrets.hashKey, identityNumber));
  }

  subjectsOf(identityNumber: string): Promise<readonly KeySubject[]> {
    return this.#stored.ofPerson(personHash(this.parts.secrets.hashKey, identityNumber));
  }

  async erase(stream: string, subject: string): Promise<void> {
    this.count.told(await this.#stored.erase([{ stream, subject }]));
  }

  async applyErasures(erasures: readonly KeySubject[], upTo?: bigint): Promise<void> {
    if (erasures.length === 0 && upTo === undefined) return;
    this.count.told(await this.#stored.erase(erasures, async (query) => {
      if (upTo !== undefined) await query('INSERT INTO vault.about VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [APPLIED_UP_TO, upTo.toString()]);
    }));
  }

  async erasuresAppliedUpTo(): Promise<bigint | undefined> {
    const upTo = await aboutIn(this.parts.database.query, APPLIED_UP_TO);
    return upTo === undefined ? undefined : BigInt(upTo);
  }

  isErased(stream: string, subject: string): Promise<boolean> {
    return this.#stored.isErased(stream, subject);
  }

  async fieldKeys(stream: string, eventId: string, data: unknown, fields?: readonly string[]): Promise<DisclosedKey[]> {
    return this.#atHand.use(stream, (keyOf) => disclosedKeys(stream, { eventId, data }, keyOf, fields));
  }

  async closeDocument(stream: string, bytes: Uint8Array): Promise<Uint8Array> {
    const keys = await this.#obtain(stream, [DOCUMENT_SUBJECT]);
    return closeDocumentBytes(stream, bytes, keys.get(DOCUMENT_SUBJECT) as DataKey, this.parts.alg);
  }

  async openDocument(stream: string, sealed: Uint8Array): Promise<Uint8Array> {
    const header = documentHeaderOf(sealed);
    const key = header && (await this.#atHand.use(stream, (keyOf) => keyOf(header.keyId)));
    if (header && !key && (await this.isErased(stream, DOCUMENT_SUBJECT))) throw documentsErased();
    return openSealed(stream, sealed, header, key);
  }

  signer(): Signer {
    return this.parts.secrets.signer;
  }

  async close(): Promise<void> {
    await this.parts.database.close();
  }

  async #obtain(stream: string, subjects: readonly string[]): Promise<Map<string, DataKey>> {
    if (subjects.length === 0) return new Map();
    const keys = await this.#stored.obtain(stream, subjects);
    return new Map(keys.map((key) => [key.subject, { keyId: key.keyId, key: this.#atHand.opened(stream, key) }]));
  }
}
