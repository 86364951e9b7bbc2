import {
  type CaseFileExport, caseStream, type Disclosure, ENTRY_FORMAT, entryId, type Entry, exportCaseFile, GENESIS_HASH, type HashAlgorithm,
  type PersonalPath, sealAll, type UnsealedEntry,
} from '@juanzong/case-file';
import type { CalendarDate, Instant } from '@juanzong/kernel';
import type { Vault } from '@juanzong/vault';
import type { DocumentStore } from '../document-store.js';

export const SAMPLE_CASE = '7d9f3a52-5f1b-5c0a-8f57-0d4f6f3c1a11';
const STREAM = caseStream(SAMPLE_CASE);
const PERSONAL: PersonalPath[] = [
  { path: ['applicant', 'name'], subject: 'applicant' },
  { path: ['applicant', 'income'], subject: 'applicant' },
  { path: ['opponents', '*', 'name'], subject: 'opponents' },
];

/** A made-up case of seven entries and two documents, one command with two entries, one late fact and one correction. */
export async function sampleExport(vault: Vault, documents: DocumentStore, alg: HashAlgorithm = 'SHA-256'): Promise<CaseFileExport> {
  const application = await documents.put(STREAM, Buffer.from('法律援助申请表（样例）'), { mediaType: 'text/plain', kind: 'application-form', pages: 1 });
  const agreement = await documents.put(STREAM, Buffer.from('委托代理协议（样例）'), { mediaType: 'text/plain', kind: 'agreement' });
  const received = { applicant: { name: '张三（样例）', income: 180000, region: '340202' }, opponents: [{ name: '某某公司' }], documents: [application] };
  const corrects = entryId(STREAM, 'c-0', 0);
  const facts: { command: string; type: string; data: unknown; day?: string; corrects?: string }[] = [
    { command: 'c-0', type: 'intake.ApplicationReceived', data: received },
    { command: 'c-1', type: 'eligibility.MeansVerified', data: { applicant: { income: 175000 } } },
    { command: 'c-2', type: 'eligibility.AidGranted', data: { form: 'litigation', grounds: ['𝔸', 'é', '\u0000"\\'], fraction: 0.1 } },
    { command: 'c-2', type: 'assignment.ProviderRequested', data: { pool: '340202-civil' } },
    { command: 'c-3', type: 'assignment.AgreementSigned', data: { document: agreement } },
    { command: 'c-4', type: 'assignment.MeetingHeld', data: { place: null, note: '' }, day: '2026-03-05' },
    { command: 'c-5', type: 'intake.ApplicationReceivedCorrected', data: { ...received, applicant: { ...received.applicant, name: '张山（样例）' } }, corrects },
  ];
  const entries: UnsealedEntry[] = [];
  for (const [revision, fact] of facts.entries()) {
    const index = facts.slice(0, revision).filter((before) => before.command === fact.command).length;
    const eventId = entryId(STREAM, fact.command, index);
    const [data] = await vault.closeFields(STREAM, [{ eventId, data: fact.data, personal: PERSONAL }]);
    const recordedAt = `2026-03-${String(5 + revision).padStart(2, '0')}T02:00:00.000Z` as Instant;
    entries.push({
      entryFormat: ENTRY_FORMAT, eventId, type: fact.type, version: 1, stream: STREAM, revision, caseId: SAMPLE_CASE, agency: '340202', region: '340202',
      actor: { id: 'u-17', role: 'examiner', agency: '340202' },
      occurredAt: fact.corrects ? (entries[0] as UnsealedEntry).occurredAt : fact.day ? { precision: 'day', date: fact.day as CalendarDate } : { precision: 'instant', at: recordedAt },
      recordedAt, commandId: fact.command, commandDigest: vault.keyedHash('command', JSON.stringify(fact.data)), causationId: fact.command,
      correlationId: 'c-0', mustUnderstand: ['intake'], policyVersions: [{ id: 'anhui-2024', contentHash: 'ab'.repeat(32), verified: true }],
      ...(fact.corrects === undefined ? {} : { corrects: fact.corrects }), data, alg,
    });
  }
  return exportOf(sealAll(entries, GENESIS_HASH), vault, documents);
}

/** Everything disclosed, every document carried. */
export async function exportOf(entries: readonly Entry[], vault: Vault, documents: DocumentStore): Promise<CaseFileExport> {
  const disclosures: Disclosure[] = [];
  for (const { eventId, data } of entries) disclosures.push(...(await vault.fieldKeys(STREAM, eventId, data)).map((key) => ({ eventId, ...key })));
  const bare = exportCaseFile({ clock: 'virtual', stream: STREAM, exportedAt: '2026-04-01T00:00:00.000Z' as Instant, entries, position: 4711n, disclosures }, vault.signer());
  const contents = new Map<string, Uint8Array>();
  for (const { digest } of bare.documents) contents.set(digest, await documents.stored(digest));
  return exportCaseFile({ ...bare, position: 4711n, contents }, vault.signer());
}
