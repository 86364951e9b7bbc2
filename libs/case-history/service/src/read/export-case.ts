import { type CaseFileExport, caseStream, type Disclosure, documentsIn, exportCaseFile } from '@juanzong/case-file';
import { type Actor, refuse, type Refusal } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { accessOf, type CaseAccess, mayNotSee, mayReveal } from './may-see.js';

export interface ExportRequest {
  readonly caseId: string;
  readonly actor: Actor;
  /** Names of fields to disclose (`application.applicant.name`), or `all`; nothing if absent. */
  readonly disclose: readonly string[];
  readonly reason?: string | undefined;
  /** The stored (encrypted) bytes of its documents go along. */
  readonly documents?: boolean;
}

/** Whole files leave the platform through agencies, bureaus and auditors. */
const EXPORTS_NOTHING: ReadonlySet<string> = new Set(['lawyer', 'reviewer', 'recipient', 'organ']);

/** The case file as it leaves the platform: entries, chain, digests of documents and a signed head; chosen fields disclosed, and that logged. */
export async function exportCase(runtime: ServiceRuntime, request: ExportRequest): Promise<CaseFileExport | Refusal> {
  const file = await runtime.cabinet.open(caseStream(request.caseId));
  const head = file.head;
  if (!head) return refuse('case-file.not-found');
  const access = accessOf(request.caseId, file.entries.map(({ recorded }) => recorded));
  if (!access) return refuse('case-file.not-found');
  const hidden = EXPORTS_NOTHING.has(request.actor.role) ? refuse('case-history.may-not-reveal', { role: request.actor.role }) : mayNotSee(access, request.actor);
  if (hidden) return hidden;
  const disclosures = request.disclose.length === 0 ? [] : await disclose(runtime, request, file.entries.map(({ entry }) => entry), access);
  if ('refusal' in disclosures) return disclosures;
  const entries = file.entries.map(({ entry }) => entry);
  return exportCaseFile(
    {
      clock: runtime.clock.kind, stream: file.stream, exportedAt: runtime.clock.now(), entries, position: head.position, disclosures,
      ...(request.documents ? { contents: await contentsOf(runtime, entries) } : {}),
    },
    runtime.vault.signer(),
  );
}

/** @throws DocumentError for one that is missing or damaged: an export that should carry it must not go out without a word. */
async function contentsOf({ documents }: ServiceRuntime, entries: CaseFileExport['entries']): Promise<Map<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  for (const { digest } of documentsIn(entries)) contents.set(digest, await documents.stored(digest));
  return contents;
}

async function disclose(
  { vault }: ServiceRuntime, { actor, disclose: wanted, reason }: ExportRequest, entries: CaseFileExport['entries'], access: CaseAccess,
): Promise<Disclosure[] | Refusal> {
  if (!mayReveal(actor, access)) return refuse('case-history.may-not-reveal', { role: actor.role });
  if (!reason) return refuse('case-history.reason-missing');
  const fields = wanted.includes('all') ? undefined : wanted;
  const keys: Disclosure[] = [];
  for (const { stream, eventId, data } of entries) keys.push(...(await vault.fieldKeys(stream, eventId, data, fields)).map((one) => ({ eventId, ...one })));
  const opened = entries.map(({ eventId }) => ({ eventId, fields: keys.filter((key) => key.eventId === eventId).map(({ field }) => field) }));
  await vault.logOpening({ actor, reason, stream: entries[0]?.stream ?? '' }, opened.filter((one) => one.fields.length > 0));
  return keys;
}
