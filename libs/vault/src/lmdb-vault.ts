import { mapPersonal } from '@juanzong/case-file';
import type { Clock } from '@juanzong/kernel';
import { createHmac } from 'node:crypto';
import type { FieldAlgorithm } from './authenticated-cipher.js';
import { DataKeys } from './data-keys.js';
import { closeDocumentBytes, DOCUMENT_SUBJECT, documentHeaderOf, openDocumentBytes } from './document-cipher.js';
import { encryptedFieldsOf, mapEncrypted } from './encrypted-places.js';
import type { ErasureList } from './erasure-list.js';
import { closedString, closeField, type DataKey, fieldKeyOf, openField } from './field-cipher.js';
import { OpeningsLog } from './openings-log.js';
import type { VaultTables } from './tables.js';
import { type DisclosedKey, type EntryToClose, ERASED_TEXT, type KeySubject, type Opening, type OpeningRequest, type Signer, type StoredData, type Vault } from './vault.js';
import { VaultError } from './vault-error.js';
import { readSecrets, type VaultSecrets } from './vault-secrets.js';

const PERSON = 'person';
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
    const subjects = new Set<string>();
    for (const { data, personal } of entries) mapPersonal(data, personal, (value, _field, subject) => (subjects.add(subject), value));
    const obtained = await Promise.all([...subjects].map(async (subject) => [subject, await this.#keys.obtain(stream, subject)] as const));
    const keys = new Map<string, DataKey>(obtained);
    return entries.map(({ eventId, data, personal }) =>
      mapPersonal(data, personal, (value, field, subject) => closeField(value, { stream, eventId, field }, keys.get(subject) as DataKey, this.alg)),
    );
  }

  openFields(stream: string, eventId: string, data: unknown): unknown {
    return mapEncrypted(data, (value, field) => {
      const key = this.#keys.find(stream, value.keyId);
      if (!key) return closedString(value) ? ERASED_TEXT : null;
      return orDamaged(() => openField(value, { stream, eventId, field }, key));
    });
  }

  async openForReader(opening: OpeningRequest, entries: readonly StoredData[]): Promise<unknown[]> {
    const opened = entries.map(({ eventId, data }) => this.openFields(opening.stream, eventId, data));
    const fields = entries.map(({ eventId, data }) => ({ eventId, fields: encryptedFieldsOf(data).map(({ field }) => field) }));
    await this.logOpening(opening, fields.filter((entry) => entry.fields.length > 0));
    return opened;
  }

  async logOpening({ actor, reason, stream }: OpeningRequest, entries: Opening['entries']): Promise<void> {
    if (reason.trim() === '') throw new VaultError('vault.opening-without-reason', { zh: '查阅个人信息必须说明理由', en: 'a reason is needed to open personal data' });
    if (entries.length > 0) await this.#log.add({ at: this.clock.now(), actor, reason, stream, entries });
  }

  openings(filter: { readonly stream?: string } = {}): readonly Opening[] {
    return this.#log.all(filter.stream);
  }

  keyedHash(purpose: string, text: string): string {
    if (purpose.includes('\n')) throw new RangeError('the purpose of a keyed hash holds no line feed');
    return createHmac('sha256', this.#secrets.hashKey).update(`juanzong.keyed-hash.v1\n${purpose}\n${text}`, 'utf8').digest('hex');
  }

  async linkPerson(subject: KeySubject, identityNumber: string): Promise<void> {
    await this.#keys.link(subject, this.#personHash(identityNumber));
  }

  subjectsOf(identityNumber: string): readonly KeySubject[] {
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

  erasuresAppliedUpTo(): bigint | undefined {
    const upTo = this.tables.about.get(APPLIED_UP_TO);
    return upTo === undefined ? undefined : BigInt(upTo);
  }

  isErased(stream: string, subject: string): boolean {
    return this.#keys.isErased(stream, subject);
  }

  fieldKeys(stream: string, eventId: string, data: unknown, fields?: readonly string[]): DisclosedKey[] {
    return encryptedFieldsOf(data).flatMap(({ field, value }) => {
      const key = fields === undefined || fields.includes(field) ? this.#keys.find(stream, value.keyId) : undefined;
      return key ? [{ field, key: fieldKeyOf(key, value.alg, { stream, eventId, field }).toString('hex') }] : [];
    });
  }

  async closeDocument(stream: string, bytes: Uint8Array): Promise<Uint8Array> {
    return closeDocumentBytes(stream, bytes, await this.#keys.obtain(stream, DOCUMENT_SUBJECT), this.alg);
  }

  openDocument(stream: string, sealed: Uint8Array): Uint8Array {
    const header = documentHeaderOf(sealed);
    const key = header && this.#keys.find(stream, header.keyId);
    if (header && !key && this.isErased(stream, DOCUMENT_SUBJECT)) {
      throw new VaultError('vault.key-erased', { zh: '该案卷的材料已删除', en: 'the documents of this file were erased' });
    }
    return orDamaged(() => {
      if (!header || !key) throw new Error('no key for these bytes');
      return openDocumentBytes(stream, sealed, header, key);
    });
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
    return this.keyedHash(PERSON, identityNumber.trim().toUpperCase());
  }
}

function orDamaged<T>(open: () => T): T {
  try {
    return open();
  } catch {
    // Without the cause: its message could quote a decrypted text.
    throw new VaultError('vault.ciphertext-damaged', { zh: '密文已损坏、被移动或不属于此处', en: 'the ciphertext is damaged, was moved or does not belong here' });
  }
}
