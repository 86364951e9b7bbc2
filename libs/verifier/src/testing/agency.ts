import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonical } from '../canonical.js';
import { derivedEventId } from '../derived-id.js';
import { dayAfter } from '../dates.js';
import { caseLeaf, ledgerLeaf, NO_HASH, SealTree } from '../seal-root.js';
import type { SealData } from '../seal-shapes.js';
import { SealedStream } from '../agency-parts.js';
import type { EntryShape } from '../shapes.js';

export const AGENCY = '340202';
const EXPORTED_AT = '2024-03-20T02:00:00.000Z';

type Fact = Pick<EntryShape, 'type' | 'data' | 'recordedAt'>;

export interface Key {
  readonly keyId: string;
  readonly publicKey: string;
  readonly sign: (text: string) => string;
}

export function newKey(): Key {
  const { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return { keyId: createHash('sha256').update(spki).digest('hex').slice(0, 32), publicKey: spki.toString('base64'), sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64') };
}

/** Entries of a stream with places, ids and hashes as they have to be: also what a forger computes who knows the format. */
export function chained(stream: string, facts: readonly Fact[]): EntryShape[] {
  let previousHash = NO_HASH;
  return facts.map(({ type, data, recordedAt }, revision) => {
    const commandId = `command-${revision}-${type}`;
    const rest = {
      entryFormat: 1 as const, eventId: derivedEventId(stream, commandId, 0), type, version: 1, stream, revision, ...(stream.startsWith('case-') ? { caseId: stream.slice(5) } : {}), agency: AGENCY, region: AGENCY,
      actor: { id: 'system', role: 'system' }, occurredAt: { precision: 'instant' as const, at: recordedAt }, recordedAt, commandId, commandDigest: 'd', causationId: 'c', correlationId: 'c', mustUnderstand: [], policyVersions: [],
      data, alg: 'SHA-256' as const, previousHash,
    };
    previousHash = createHash('sha256').update(`juanzong.case-file.entry.v1\n${previousHash}\n${canonical(rest)}`).digest('hex');
    return { ...rest, hash: previousHash };
  });
}

/** A stream as it is exported, its head signed by whoever has the key. */
export function exported(stream: string, entries: readonly EntryShape[], key: Key, documents: readonly object[] = []): string {
  const last = entries.at(-1) as EntryShape;
  const head = { revision: last.revision, hash: last.hash, position: '1' };
  const file = { format: 'juanzong.case-file-export/1', clock: 'real', stream, exportedAt: EXPORTED_AT };
  const { keyId, publicKey } = key;
  const value = key.sign(`juanzong.case-file.head.v1\n${canonical({ ...file, ...head })}`);
  return canonical({ ...file, entries, documents, disclosures: [], head: { ...head, signature: { alg: 'Ed25519', keyId, publicKey, value } } });
}

/** An agency whose parts a test changes before its lines are written. */
export class TestAgency {
  readonly key = newKey();
  readonly cases = new Map<string, Fact[]>();
  ledger: Fact[] = [];
  seals: SealData[] = [];
  published: string[] = [];
  readonly documents = new Map<string, readonly object[]>();

  opened(caseId: string, recordedAt: string): this {
    this.cases.set(caseId, [{ type: 'intake.ApplicationReceived', data: { text: `opened ${caseId}` }, recordedAt }]);
    this.ledger.push({ type: 'intake.CaseRegistered', data: { registeredCase: caseId, ordinal: this.ledger.length + 1, openedBy: 'e' }, recordedAt });
    return this;
  }

  went(caseId: string, recordedAt: string, data: object = { text: `went on at ${recordedAt}` }): this {
    this.cases.get(caseId)?.push({ type: 'intake.Something', data, recordedAt });
    return this;
  }

  /** Seals every day from the ledger's first to `last` anew, as the platform does, and publishes it. */
  sealed(last: string, first = '2024-03-05'): this {
    [this.seals, this.published] = [[], []];
    let [previousRoot, known] = [NO_HASH, new Map<number, string>()];
    for (let day = first; day <= last; day = dayAfter(day)) {
      const ledger = new SealedStream(chained(`agency-${AGENCY}`, this.ledger)).headAt(day);
      const registered = this.ledger.slice(0, ledger.revision + 1).map(({ data }) => (data as { registeredCase: string }).registeredCase);
      const tree = new SealTree();
      tree.set(0, ledgerLeaf(AGENCY, day, ledger, previousRoot));
      const heads = registered.map((caseId, i) => ({ ordinal: i + 1, ...new SealedStream(chained(`case-${caseId}`, this.cases.get(caseId) ?? [])).headAt(day) }));
      heads.forEach((head, i) => tree.set(i + 1, caseLeaf(i + 1, registered[i] as string, head)));
      const cases = heads.length;
      const root = { agency: AGENCY, clock: 'real' as const, day, cases, treeSize: cases + 1, ledger, previousRoot, root: tree.root(cases + 1) };
      const changed = heads.filter(({ ordinal, hash }) => known.get(ordinal) !== hash);
      known = new Map(heads.map(({ ordinal, hash }) => [ordinal, hash]));
      const seal = this.signed(root);
      this.seals.push({ ...seal, heads: changed });
      this.published.push(canonical({ format: 'juanzong.agency-seal/1', ...seal }));
      previousRoot = root.root;
    }
    return this;
  }

  signed(root: Omit<SealData, 'signature' | 'heads'>, key: Key = this.key): Omit<SealData, 'heads'> {
    const text = ['juanzong.agency-seal.root.v1', root.clock, root.agency, root.day, root.cases, root.treeSize, root.ledger.revision, root.ledger.hash, root.previousRoot, root.root].join('\n');
    return { ...root, signature: { alg: 'Ed25519', keyId: key.keyId, publicKey: key.publicKey, value: key.sign(text) } };
  }

  lines(key: Key = this.key): string[] {
    const at = (day: string): string => `${dayAfter(day).slice(0, 10)}T00:00:00.000Z`;
    return [
      canonical({ format: 'juanzong.agency-export/1', agency: AGENCY, clock: 'real' }),
      ...(this.seals.length === 0 ? [] : [exported(`seal-${AGENCY}`, chained(`seal-${AGENCY}`, this.seals.map((data) => ({ type: 'sealing.AgencySealed', data, recordedAt: at(data.day) }))), key)]),
      exported(`agency-${AGENCY}`, chained(`agency-${AGENCY}`, this.ledger), key),
      ...[...this.cases].map(([caseId, facts]) => exported(`case-${caseId}`, chained(`case-${caseId}`, facts), key, this.documents.get(caseId))),
      ...this.published,
    ];
  }
}
