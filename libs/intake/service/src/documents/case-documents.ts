import { caseStream, type DocumentReference, documentsIn } from '@juanzong/case-file';
import type { FoldedFile } from '@juanzong/event-store';
import { type Actor, type CaseId, refuse, type Refusal } from '@juanzong/kernel';
import { ownershipRefusal, type ServiceRuntime } from '@juanzong/service-kit';
import { hasInHand } from './case-in-hand.js';
import { bytesOf, type DocumentUpload } from './document-upload.js';

export interface OpenedDocument {
  readonly reference: DocumentReference;
  readonly bytes: Uint8Array;
}

/** Documents of cases: kept encrypted under the case's key, and opened for those who may, which is logged. */
export class CaseDocuments {
  constructor(private readonly runtime: ServiceRuntime) {}

  /** Keeps a document for a case; on disk when the reference is answered. It is part of the file once an entry carries the reference. */
  async keep(caseId: CaseId, actor: Actor, upload: DocumentUpload): Promise<DocumentReference | Refusal> {
    const file = await this.#fileFor(caseId, actor, (opened) => hasInHand(opened, actor));
    return 'refusal' in file ? file : this.runtime.documents.put(file.stream, bytesOf(upload), descriptionOf(upload));
  }

  /** What the file's entries say about its documents, digests and kinds alone. */
  async list(caseId: CaseId, actor: Actor): Promise<{ documents: DocumentReference[] } | Refusal> {
    const file = await this.#fileFor(caseId, actor, (opened) => actor.role === 'auditor' || actor.role === 'operator' || hasInHand(opened, actor));
    return 'refusal' in file ? file : { documents: referencesOf(file) };
  }

  /** The document in plain; who, why and when is in the vault's log before a byte leaves. */
  async open(caseId: CaseId, actor: Actor, digest: string, reason: string): Promise<OpenedDocument | Refusal> {
    const file = await this.#fileFor(caseId, actor, () => actor.role === 'auditor');
    if ('refusal' in file) return file;
    const reference = referencesOf(file).find((one) => one.digest === digest);
    if (!reference) return refuse('documents.not-in-case', { digest });
    return { reference, bytes: await this.runtime.documents.getForReader({ actor, reason, stream: file.stream }, digest) };
  }

  /** The file, for staff of the agency that owns it and for whom `orElse` admits. */
  async #fileFor(caseId: CaseId, actor: Actor, orElse: (file: FoldedFile) => boolean): Promise<FoldedFile | Refusal> {
    const file = await this.runtime.cabinet.open(caseStream(caseId));
    const owner = file.head?.entry.agency;
    if (owner === undefined) return refuse('case-file.not-found');
    const notOwner = ownershipRefusal(owner, actor);
    if (notOwner) return notOwner;
    return (actor.agency !== undefined && STAFF.includes(actor.role)) || orElse(file) ? file : refuse('documents.may-not', { role: actor.role });
  }
}

const STAFF: readonly string[] = ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer'];

const referencesOf = (file: FoldedFile): DocumentReference[] => documentsIn(file.entries.map(({ entry }) => entry));

export const descriptionOf = ({ kind, mediaType, pages }: DocumentUpload) => ({ kind, mediaType, ...(pages === undefined ? {} : { pages }) });
