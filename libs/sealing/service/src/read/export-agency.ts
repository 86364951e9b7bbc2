import { agencyStream, canonicalJson, caseStream, documentsIn, type Entry, exportCaseFile, sealStream, serializeExport } from '@juanzong/case-file';
import type { caseRegisteredV1 } from '@juanzong/intake-contracts';
import type { DataOf } from '@juanzong/kernel';
import type { agencySealedV1 } from '@juanzong/sealing-contracts';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { PublishedSeals } from './published-seals.js';

export const AGENCY_EXPORT_FORMAT = 'juanzong.agency-export/1';

/** A day that was sealed and published since the seals were read is not spoken of. */
const DAY = /"day":"(\d{4}-\d{2}-\d{2})"/;

type Runtime = Pick<ServiceRuntime, 'clock' | 'documents' | 'log' | 'vault'>;

export interface AgencyExportRequest {
  readonly agency: string;
  /** The stored (encrypted) bytes of all documents go along. */
  readonly documents: boolean;
}

/**
 * Everything of one agency, line by line: a heading, its seals, its ledger, every case that stands in the ledger, and what was published.
 * The seals come first: whatever they speak of is in what is read after them. Undefined for an agency without a ledger.
 */
export async function exportAgency(runtime: Runtime, published: PublishedSeals, { agency, documents }: AgencyExportRequest): Promise<AsyncIterable<string> | undefined> {
  const seals = await fileOf(runtime, sealStream(agency), false);
  const ledger = await fileOf(runtime, agencyStream(agency), false);
  if (!ledger) return undefined;
  return lines();

  async function* lines(): AsyncIterable<string> {
    yield `${canonicalJson({ format: AGENCY_EXPORT_FORMAT, agency, clock: runtime.clock.kind })}\n`;
    if (seals) yield seals.line;
    yield (ledger as Exported).line;
    for (const caseId of casesIn((ledger as Exported).entries)) {
      const file = await fileOf(runtime, caseStream(caseId), documents);
      if (file) yield file.line;
    }
    const lastDay = (seals?.entries.at(-1)?.data as DataOf<typeof agencySealedV1> | undefined)?.day ?? '';
    for (const line of await published.linesOf(agency)) if ((DAY.exec(line)?.[1] ?? '') <= lastDay) yield `${line}\n`;
  }
}

interface Exported {
  readonly line: string;
  readonly entries: readonly Entry[];
}

async function fileOf(runtime: Runtime, stream: string, documents: boolean): Promise<Exported | undefined> {
  const entries: Entry[] = [];
  let position = 0n;
  for await (const logged of runtime.log.read(stream)) {
    entries.push(logged.entry);
    position = logged.position;
  }
  if (entries.length === 0) return undefined;
  const contents = new Map<string, Uint8Array>();
  if (documents) for (const { digest } of documentsIn(entries)) contents.set(digest, await runtime.documents.stored(digest));
  const file = exportCaseFile({ clock: runtime.clock.kind, stream, exportedAt: runtime.clock.now(), entries, position, contents }, runtime.vault.signer());
  return { line: `${serializeExport(file)}\n`, entries };
}

const casesIn = (ledger: readonly Entry[]): string[] =>
  [...new Set(ledger.filter(({ type }) => type === 'intake.CaseRegistered').map(({ data }) => (data as DataOf<typeof caseRegisteredV1>).registeredCase))];
