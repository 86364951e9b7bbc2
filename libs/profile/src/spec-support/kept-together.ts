import { caseStream, type DocumentReference, ENTRY_FORMAT, type Entry, entryId, GENESIS_HASH, sealAll, STORE_STREAM } from '@juanzong/case-file';
import { FileDocumentStore } from '@juanzong/documents';
import { startEmbeddedEventStore } from '@juanzong/embedded-event-store';
import { allSoFar, type LoggedEntry } from '@juanzong/event-store';
import { EventStoreDbLog } from '@juanzong/event-store/client';
import type { Clock, Instant } from '@juanzong/kernel';
import { openVault, type Vault } from '@juanzong/vault';
import { EventStoreDBClient } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { erasureListOf } from '../backup/layout.js';

const NOW = '2026-03-05T02:00:00.000Z' as Instant;
const clock: Clock = { kind: 'real', now: () => NOW };
const DISPOSE_LIMIT_MS = 500;
const PERSONAL = [{ path: ['note'], subject: 'applicant' }];

/** What a fact of the tests says. */
export interface Note {
  readonly note: string;
  readonly document?: DocumentReference;
}

/** Event store, vault and documents of one data directory, open and without the platform around them. */
export class KeptTogether {
  readonly #heads = new Map<string, { revision: number; hash: string }>();

  private constructor(
    readonly vault: Vault,
    readonly documents: FileDocumentStore,
    readonly log: EventStoreDbLog,
    readonly close: () => Promise<void>,
  ) {}

  static async open(directory: string): Promise<KeptTogether> {
    const store = await startEmbeddedEventStore({ dataDirectory: join(directory, 'event-store'), tls: false });
    const client = EventStoreDBClient.connectionString(store.connectionString);
    const vault = await openVault({ directory: join(directory, 'vault'), clock, erasureList: erasureListOf(directory) });
    const close = async (): Promise<void> => {
      await Promise.race([client.dispose(), sleep(DISPOSE_LIMIT_MS)]);
      await vault.close();
      await store.stop();
    };
    return new KeptTogether(vault, new FileDocumentStore(directory, vault), new EventStoreDbLog(client), close);
  }

  found(kind: Clock['kind']): Promise<bigint> {
    return this.append(STORE_STREAM, 'platform.StoreFounded', { clock: kind });
  }

  /** A document and then the entry that names it, as the services do it. */
  async note(caseId: string, text: string): Promise<bigint> {
    const document = await this.documents.put(caseStream(caseId), Buffer.from(`材料 ${text}`), { mediaType: 'text/plain', kind: 'NOTE' });
    return this.append(caseStream(caseId), 'test.Noted', { note: text, document } satisfies Note);
  }

  /** The entry and then the key, as the services do it. */
  async erase(caseId: string): Promise<void> {
    const stream = caseStream(caseId);
    await this.append(stream, 'intake.PersonalDataErased', { subject: 'applicant', reason: '本人要求', legalBasis: '个人信息保护法第四十七条' });
    await this.vault.applyErasures([{ stream, subject: 'applicant' }]);
  }

  async append(stream: string, type: string, plain: unknown): Promise<bigint> {
    const head = this.#heads.get(stream) ?? { revision: -1, hash: GENESIS_HASH };
    const commandId = randomUUID();
    const eventId = entryId(stream, commandId, 0);
    const [data] = await this.vault.closeFields(stream, [{ eventId, data: plain, personal: PERSONAL }]);
    const [entry] = sealAll([{
      entryFormat: ENTRY_FORMAT, eventId, type, version: 1, stream, revision: head.revision + 1, agency: '340202', region: '340202', actor: { id: 'u-1', role: 'clerk', agency: '340202' },
      occurredAt: { precision: 'instant', at: NOW }, recordedAt: NOW, commandId, commandDigest: this.vault.keyedHash('command', commandId), causationId: commandId,
      correlationId: commandId, mustUnderstand: [], policyVersions: [], data, alg: 'SHA-256',
    }], head.hash);
    if (!entry) throw new Error('nothing sealed');
    const position = await this.log.append(stream, head.revision, [entry]);
    this.#heads.set(stream, { revision: entry.revision, hash: entry.hash });
    return position;
  }

  /** Every entry, in the order of the store. */
  all(): Promise<LoggedEntry[]> {
    return allSoFar(this.log);
  }

  /** What an entry says, opened. */
  async read(entry: Entry): Promise<Note> {
    const [note] = await this.vault.openFields(entry.stream, [entry]);
    return note as Note;
  }
}
