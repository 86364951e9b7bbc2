import { isCanonical } from '../canonical.js';
import { checkEntries } from '../check-entries.js';
import { checkHead } from '../check-head.js';
import { problem } from '../problems.js';
import type { SignedReport } from '../report.js';
import type { GivenRoster } from './check-draws.js';
import { checkTurns } from './check-turns.js';
import { rosterFileShape } from './roster-shapes.js';

export interface RosterReport extends SignedReport {
  readonly stream?: string;
  readonly head?: { readonly revision: number; readonly publicKey: string };
  /** How many draws the roster holds, and how many of them were drawn again. */
  readonly draws: number;
  readonly recomputed: number;
}

export interface ReadRoster {
  readonly report: RosterReport;
  /** Absent for what is no roster. */
  readonly roster?: GivenRoster;
}

/** Verifies a roster without asking the platform anything: its chain, its signed head, and every draw by drawing again. Never throws. */
export const verifyRoster = (bytes: Uint8Array | string, options: { readonly trustedKeys?: readonly string[] } = {}): RosterReport => readRoster(bytes, options).report;

/** As `verifyRoster`, with the draws for whoever compares a case with them. */
export function readRoster(bytes: Uint8Array | string, { trustedKeys }: { readonly trustedKeys?: readonly string[] | undefined } = {}): ReadRoster {
  try {
    const text = typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text) as unknown;
    const parsed = rosterFileShape.safeParse(value);
    if (!parsed.success) return failed('roster.malformed');
    const file = parsed.data;
    const { stream, clock, exportedAt } = file;
    const { entries, problems: ofEntries } = checkEntries(stream, file.entries);
    const ofHead = checkHead(file, entries, trustedKeys);
    const { draws, problems: ofDraws } = checkTurns(stream, entries);
    const problems = [...(isCanonical(text, value) ? [] : [problem('export.not-canonical')]), ...ofEntries, ...ofHead].map((one) => ({ ...one, stream })).concat(ofDraws.map((one) => ({ ...one, stream })));
    const recomputed = [...draws.values()].filter(({ again }) => again).length;
    return {
      report: {
        ok: problems.length === 0, trusted: trustedKeys !== undefined && ofHead.length === 0, problems, stream, clock, exportedAt, entries: file.entries.length,
        head: { revision: file.head.revision, publicKey: file.head.signature.publicKey }, draws: draws.size, recomputed,
      },
      roster: { stream, draws },
    };
  } catch {
    // Bytes that are not UTF-8 JSON, or nesting deeper than the stack.
    return failed('export.unreadable');
  }
}

const failed = (code: 'roster.malformed' | 'export.unreadable'): ReadRoster => ({ report: { ok: false, trusted: false, problems: [problem(code)], entries: 0, draws: 0, recomputed: 0 } });
