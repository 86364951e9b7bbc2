import { isCanonical } from './canonical.js';
import { checkDisclosures } from './check-disclosures.js';
import { checkDocuments } from './check-documents.js';
import { checkEntries } from './check-entries.js';
import { checkHead } from './check-head.js';
import { checkReviewers } from './check-reviewers.js';
import { CaseDraws } from './draws/case-draws.js';
import { checkAssignments } from './draws/check-assignments.js';
import { checkDraws } from './draws/check-draws.js';
import { readRoster } from './draws/verify-roster.js';
import { type Problem, problem } from './problems.js';
import type { VerificationReport } from './report.js';
import { type ExportFile, exportShape } from './shapes.js';

export const FORMAT = 'juanzong.case-file-export/1';

export interface VerifyOptions {
  /** Public keys (base64 of SPKI DER) that may sign. Without them a signature proves only that nothing changed since it was made. */
  readonly trustedKeys?: readonly string[];
  /** Rosters (`juanzong.roster/1`) from which the case's lawyers were drawn: with them every draw is drawn again. */
  readonly rosters?: readonly (Uint8Array | string)[];
}

/**
 * Verifies an exported case file without asking the platform anything.
 * @returns every problem found; never throws, whatever the bytes are
 */
export function verifyExport(bytes: Uint8Array | string, options: VerifyOptions = {}): VerificationReport {
  try {
    return verify(bytes, options);
  } catch {
    // Nesting deeper than the stack, or bytes that are not UTF-8 JSON: nothing in it can be relied on.
    return failed(problem('export.unreadable'));
  }
}

function verify(bytes: Uint8Array | string, options: VerifyOptions): VerificationReport {
  const text = typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const value = JSON.parse(text) as unknown;
  const canonical = isCanonical(text, value) ? [] : [problem('export.not-canonical')];
  const format = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['format'] : undefined;
  if (typeof format === 'string' && format !== FORMAT) return failed(...canonical, problem('export.format-unknown'));
  const parsed = exportShape.safeParse(value);
  if (!parsed.success) return failed(...canonical, problem('export.malformed'));
  return examine(parsed.data, canonical, options);
}

function examine(file: ExportFile, before: readonly Problem[], { trustedKeys, rosters = [] }: VerifyOptions): VerificationReport {
  const { entries, problems: entryProblems } = checkEntries(file.stream, file.entries);
  const head = checkHead(file, entries, trustedKeys);
  const { documents, problems: documentProblems } = checkDocuments(file.documents, entries);
  const { disclosed, problems: disclosureProblems } = checkDisclosures(file.disclosures, entries);
  const empty = file.entries.length === 0 ? [problem('export.empty')] : [];
  const ofCase = new CaseDraws(entries, disclosed);
  const read = rosters.map((roster) => readRoster(roster, { trustedKeys }));
  const drawn = checkDraws(file.stream.slice('case-'.length), file.exportedAt, ofCase, read.flatMap(({ roster }) => roster ?? []));
  const problems = [
    ...before, ...empty, ...entryProblems, ...head, ...documentProblems, ...disclosureProblems, ...checkReviewers(entries), ...checkAssignments(ofCase),
    ...read.flatMap(({ report }) => report.problems), ...drawn.problems,
  ];
  const { revision, hash, position, signature } = file.head;
  return {
    ok: problems.length === 0,
    trusted: trustedKeys !== undefined && head.length === 0,
    problems,
    stream: file.stream,
    clock: file.clock,
    exportedAt: file.exportedAt,
    entries: file.entries.length,
    head: { revision, hash, position, keyId: signature.keyId, publicKey: signature.publicKey },
    disclosed,
    documents,
    ...(drawn.reports.length > 0 ? { draws: drawn.reports } : {}),
  };
}

const failed = (...problems: Problem[]): VerificationReport => ({ ok: false, trusted: false, problems, entries: 0, disclosed: [], documents: [] });
