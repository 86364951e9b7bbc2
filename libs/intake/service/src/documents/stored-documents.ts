import { caseStream } from '@juanzong/case-file';
import type { CommandRequest } from '@juanzong/http';
import { type DocumentRef, intakeDecider } from '@juanzong/intake-domain';
import type { Refusal } from '@juanzong/kernel';
import { ownershipRefusal, type PreparedRequest, type ServiceRuntime, unfitReference } from '@juanzong/service-kit';
import { createHash } from 'node:crypto';
import { wouldRefuse } from '../write/would-refuse.js';
import { descriptionOf } from './case-documents.js';
import { bytesOf, type DocumentOrReference, type DocumentUpload, isReference, isUpload } from './document-upload.js';

/** What a document stands for in the content of a command: the same file sent again is the same command. */
const plainDigest = (upload: DocumentUpload): string => createHash('sha256').update(bytesOf(upload)).digest('hex');

/**
 * Makes the documents of a command ready for its entry: references must be the case's own; what came along in the
 * request is kept first, and named by its reference. Nothing is kept for a command that would be refused, or that came before.
 */
export async function withStoredDocuments(runtime: ServiceRuntime, request: CommandRequest): Promise<PreparedRequest | Refusal> {
  const documents = (request.body as { documents?: readonly DocumentOrReference[] }).documents ?? [];
  if (documents.length === 0) return request;
  const stream = caseStream(request.caseId);
  const file = await runtime.cabinet.open(stream);
  const notOwner = ownershipRefusal(file.head?.entry.agency, request.actor);
  if (notOwner) return notOwner;
  const content = { action: request.action, body: { ...(request.body as object), documents: documents.map(contentOf) } };
  const carrying = (carried: readonly DocumentRef[]): PreparedRequest => ({ ...request, content, body: { ...(request.body as object), documents: carried } });
  if (file.writtenBy(request.commandId).length > 0) return carrying([]);
  const refused = (await unfitReference(runtime, request.caseId, documents.filter(isReference))) ?? wouldRefuse(runtime, carrying(documents.map(standIn)), file.stateFor(intakeDecider));
  if (refused) return refused;
  const kept: DocumentRef[] = [];
  for (const one of documents) kept.push(isUpload(one) ? await runtime.documents.put(stream, bytesOf(one), descriptionOf(one)) : one);
  return carrying(kept);
}

const contentOf = (document: DocumentOrReference): object => (isUpload(document) ? { ...descriptionOf(document), plainSha256: plainDigest(document) } : document);

/** For asking whether the command would be accepted, before anything is kept. */
const standIn = (document: DocumentOrReference): DocumentRef =>
  isUpload(document) ? { ...descriptionOf(document), digest: plainDigest(document), size: bytesOf(document).length } : document;
