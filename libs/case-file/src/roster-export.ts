import { type CaseFileExport, type ExportParts, type HeadSigner, type SignedHead, signHead } from './case-export.js';
import type { Entry } from './entry.js';

export const ROSTER_FORMAT = 'juanzong.roster/1';

/** A roster as it leaves the platform, for anybody to draw its lawyers again (`docs/case-file-format.md` §11). */
export interface RosterExport extends Pick<CaseFileExport, 'clock' | 'stream' | 'exportedAt'> {
  readonly format: typeof ROSTER_FORMAT;
  readonly entries: readonly Entry[];
  readonly head: SignedHead;
}

/** The entries from revision 0 up to some revision, as they are stored, under a head signed for that revision. @throws Error without entries. */
export function exportRoster({ clock, stream, exportedAt, entries, position }: Omit<ExportParts, 'disclosures' | 'contents'>, signer: HeadSigner): RosterExport {
  const last = entries.at(-1);
  if (!last) throw new Error(`${stream}: 没有条目，无法导出 / no entries to export`);
  const file = { format: ROSTER_FORMAT, clock, stream, exportedAt } as const;
  return { ...file, entries, head: signHead(file, { revision: last.revision, hash: last.hash, position: String(position) }, signer) };
}
