import type { Clock } from '@juanzong/kernel';
import type { FieldAlgorithm } from './authenticated-cipher.js';
import { DataKeys } from './data-keys.js';
import { closeDocumentBytes, DOCUMENT_SUBJECT, documentHeaderOf, openSealed } from './document-cipher.js';
import type { ErasureList } from './erasure-list.js';
import { closeEntries, disclosedKeys, fieldsOpened, openData, subjectsIn } from './fields.js';
import { keyedHash, personHash } from './keyed-hash.js';
import { OpeningsLog } from './openings-log.js';
import { documentsErased, needsReason } from './refusals.js';
import type { VaultSecrets } from './secrets.js';
import type { VaultTables } from './tables.js';
import type { DisclosedKey, EntryToClose, KeySubject, Opening, OpeningRequest, Signer, StoredData, Vault } from './vault.js';
import { readSecrets } from './vault-secrets.js';

const APPLIED_UP_TO = 'erasuresAppliedUpTo';

/** The vault in one LMDB file. */
export class LmdbVault implements Vault {
  readonly #keys: DataKeys;
  readonly #log: OpeningsLog;
  readonly #secrets: VaultSecrets;

  constructor(
    private readonly tables: VaultTables,
    masterKey: Uint8Array,
    private readonly clock: Clock,
    private readonly alg: FieldAlgorithm,
    private readonly erasures?: ErasureList,
  ) {
    this.#secrets = readSecrets(tables, masterKey);
    this.#keys = new DataKeys(tables, masterKey);
    this.#log = new OpeningsLog(tables);
  }

  async closeFields(stream: string, entries: readonly EntryToClose[]): Promise<unknown[]> {
    const obtained = await Promise.all(subjectsIn(entries).map(async (subject) => [subject, await this.#keys.obtain(stream, subject)] as const));
    return closeEntries(stream, entries, new Map(obtained), this.alg);
  }

  openFields(stream: string, entries: readonly StoredData[]): unknown[] {
    return entries.map((entry) => openData(stream, entry, (keyId) => this.#keys.find(stream, keyId)));
  }

  async openForReader(opening: OpeningRequest, entries: readonly StoredData[]): Promise<unknown[]> {
    const opened = this.openFields(opening.stream, entries);
    await this.logOpening(opening, fieldsOpened(entries));
    return opened;
  }

  async logOpening({ actor, reason, stream }: OpeningRequest, entries: Opening['entries']): Promise<void> {
    needsReason(reason);
    if (entries.length > 0) await this.#log.add({ at: this.clock.now(), actor, reason, stream, entries });
  }

  async openings(filter: { readonly stream?: string } = {}): Promise<readonly Opening[]> {
    return this.#log.all(filter.stream);
  }

  keyedHash(purpose: string, text: string): string {
    return keyedHash(this.#secrets.hashKey, purpose, text);
  }

  async linkPerson(subject: KeySubject, identityNumber: string): Promise<void> {
    await this.#keys.link(subject, this.#personHash(identityNumber));
  }

  async subjectsOf(identityNumber: string): Promise<readonly KeySubject[]> {
    const person = this.#personHash(identityNumber);
    const range = this.tables.persons.getKeys({ start: [person, '', ''], end: [`${person}~`, '', ''] });
    return [...range].map(([, stream, subject]) => ({ stream, subject }));
  }

  erase(stream: string, subject: string): Promise<void> {
    return this.#erase([{ stream, subject }]);
  }

  async applyErasures(erasures: readonly KeySubject[], upTo?: bigint): Promise<void> {
    await this.#erase(erasures);
    if (upTo !== undefined) await this.tables.about.put(APPLIED_UP_TO, upTo.toString());
  }

  async erasuresAppliedUpTo(): Promise<bigint | undefined> {
    const upTo = this.tables.about.get(APPLIED_UP_TO);
    return upTo === undefined ? undefined : BigInt(upTo);
  }

  async isErased(stream: string, subject: string): Promise<boolean> {
    return this.#keys.isErased(stream, subject);
  }

  async fieldKeys(stream: string, eventId: string, data: unknown, fields?: readonly string[]): Promise<DisclosedKey[]> {
    return disclosedKeys(stream, { eventId, data }, (keyId) => this.#keys.find(stream, keyId), fields);
  }

  async closeDocument(stream: string, bytes: Uint8Array): Promise<Uint8Array> {
    return closeDocumentBytes(stream, bytes, await this.#keys.obtain(stream, DOCUMENT_SUBJECT), this.alg);
  }

  async openDocument(stream: string, sealed: Uint8Array): Promise<Uint8Array> {
    const header = documentHeaderOf(sealed);
    const key = header && this.#keys.find(stream, header.keyId);
    if (header && !key && this.#keys.isErased(stream, DOCUMENT_SUBJECT)) throw documentsErased();
    return openSealed(stream, sealed, header, key);
  }

  signer(): Signer {
    return this.#secrets.signer;
  }

  async close(): Promise<void> {
    await this.tables.root.close();
  }

  /** The list first: an erasure that is on it and not yet done is done at the next start. */
  async #erase(erasures: readonly KeySubject[]): Promise<void> {
    await this.erasures?.add(erasures);
    await this.#keys.erase(erasures);
  }

  #personHash(identityNumber: string): string {
    return personHash(this.#secrets.hashKey, identityNumber);
  }
}
