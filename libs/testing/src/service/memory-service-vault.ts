import { isEncryptedField, mapPersonal } from '@juanzong/case-file';
import { MemoryVault } from '@juanzong/event-store/testing';
import {
  type DisclosedKey, DOCUMENT_SUBJECT, type EntryToClose, type KeySubject, type Opening, type OpeningRequest, type Signer, type StoredData, type Vault, VaultError,
} from '@juanzong/vault';
import type { Clock } from '@juanzong/kernel';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const MARK_LENGTH = 32;
const NUMBER_LENGTH = 4;
const markOf = (stream: string): Buffer => createHash('sha256').update(stream).digest();
/** Nothing secret: only so that nobody takes the stored bytes for the document. */
const inverted = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0xff);
const idOf = ({ stream, subject }: KeySubject): string => `${stream}/${subject}`;

/**
 * The vault as services see it, in memory and readable by anybody: what was erased stays erased, a document belongs to
 * one file, openings are logged. It has no keys of its own to disclose.
 */
export class MemoryServiceVault extends MemoryVault implements Vault {
  readonly #gone = new Set<string>();
  readonly #persons = new Map<string, KeySubject[]>();
  readonly #openings: Opening[] = [];
  #signer: Signer | undefined;
  #upTo: bigint | undefined;
  #documents = 0;

  constructor(private readonly clock: Clock) {
    super();
  }

  override async closeFields(stream: string, entries: readonly EntryToClose[]): Promise<unknown[]> {
    const subjects = new Set<string>();
    for (const { data, personal } of entries) mapPersonal(data, personal, (value, _field, subject) => (subjects.add(subject), value));
    const erased = [...subjects].find((subject) => this.#isGone({ stream, subject }));
    if (erased === undefined) return super.closeFields(stream, entries);
    throw new VaultError('vault.key-erased', { zh: '个人信息已删除', en: 'the personal data was erased' });
  }

  async openForReader(opening: OpeningRequest, entries: readonly StoredData[]): Promise<unknown[]> {
    await this.logOpening(opening, entries.map(({ eventId, data }) => ({ eventId, fields: encryptedFields(data) })));
    return this.openFields(opening.stream, entries);
  }

  logOpening(opening: OpeningRequest, entries: Opening['entries']): Promise<void> {
    if (opening.reason.trim() === '') return Promise.reject(new VaultError('vault.opening-without-reason', { zh: '须说明理由', en: 'a reason is needed' }));
    this.#openings.push({ ...opening, sequence: this.#openings.length, at: this.clock.now(), entries });
    return Promise.resolve();
  }

  openings(filter: { readonly stream?: string } = {}): Promise<readonly Opening[]> {
    return Promise.resolve(this.#openings.filter(({ stream }) => filter.stream === undefined || filter.stream === stream));
  }

  linkPerson(subject: KeySubject, identityNumber: string): Promise<void> {
    const others = this.#subjectsOf(identityNumber).filter((known) => idOf(known) !== idOf(subject));
    this.#persons.set(this.keyedHash('person', identityNumber), [...others, subject]);
    return Promise.resolve();
  }

  subjectsOf(identityNumber: string): Promise<readonly KeySubject[]> {
    return Promise.resolve(this.#subjectsOf(identityNumber));
  }

  override erase(stream: string, subject: string): Promise<void> {
    super.erase(stream, subject);
    this.#gone.add(idOf({ stream, subject }));
    for (const [person, subjects] of this.#persons) this.#persons.set(person, subjects.filter((one) => idOf(one) !== idOf({ stream, subject })));
    return Promise.resolve();
  }

  async applyErasures(erasures: readonly KeySubject[], upTo?: bigint): Promise<void> {
    for (const { stream, subject } of erasures) await this.erase(stream, subject);
    this.#upTo = upTo ?? this.#upTo;
  }

  erasuresAppliedUpTo(): Promise<bigint | undefined> {
    return Promise.resolve(this.#upTo);
  }

  isErased(stream: string, subject: string): Promise<boolean> {
    return Promise.resolve(this.#isGone({ stream, subject }));
  }

  fieldKeys(): Promise<DisclosedKey[]> {
    return Promise.resolve([]);
  }

  closeDocument(stream: string, bytes: Uint8Array): Promise<Uint8Array> {
    const number = Buffer.alloc(NUMBER_LENGTH);
    number.writeUInt32BE((this.#documents += 1));
    return Promise.resolve(Buffer.concat([markOf(stream), number, inverted(bytes)]));
  }

  async openDocument(stream: string, sealed: Uint8Array): Promise<Uint8Array> {
    if (this.#isGone({ stream, subject: DOCUMENT_SUBJECT })) throw new VaultError('vault.key-erased', { zh: '材料已删除', en: 'the documents were erased' });
    if (markOf(stream).equals(sealed.subarray(0, MARK_LENGTH))) return inverted(sealed.subarray(MARK_LENGTH + NUMBER_LENGTH));
    throw new VaultError('vault.ciphertext-damaged', { zh: '材料不属于此案卷', en: 'the document belongs to another file' });
  }

  signer(): Signer {
    this.#signer ??= newSigner();
    return this.#signer;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #isGone(subject: KeySubject): boolean {
    return this.#gone.has(idOf(subject));
  }

  #subjectsOf(identityNumber: string): readonly KeySubject[] {
    return this.#persons.get(this.keyedHash('person', identityNumber)) ?? [];
  }
}

function encryptedFields(data: unknown, at = ''): string[] {
  if (isEncryptedField(data)) return [at];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => encryptedFields(value, at === '' ? key : `${at}.${key}`));
}

function newSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyId: createHash('sha256').update(spki).digest('hex').slice(0, MARK_LENGTH), publicKey: spki.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}
