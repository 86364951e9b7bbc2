import type { DrawReport } from './draws/check-draws.js';
import type { Problem } from './problems.js';

/** A personal field that the export discloses, opened. */
export interface DisclosedField {
  readonly eventId: string;
  readonly revision: number;
  readonly field: string;
  readonly value: unknown;
}

/** What is said of every signed export, whatever it holds. */
export interface SignedReport {
  /** No problem was found. Whose signature it is, `trusted` says. */
  readonly ok: boolean;
  /** Signed by one of the trusted keys that the caller named; false if none were named. */
  readonly trusted: boolean;
  readonly problems: readonly Problem[];
  /** `virtual` marks the export of an exercise, never of real cases. */
  readonly clock?: 'real' | 'virtual';
  readonly exportedAt?: string;
  readonly entries: number;
}

export interface VerificationReport extends SignedReport {
  readonly stream?: string;
  readonly head?: { readonly revision: number; readonly hash: string; readonly position: string; readonly keyId: string; readonly publicKey: string };
  readonly disclosed: readonly DisclosedField[];
  /** Every document named, and whether its content was there to be checked. */
  readonly documents: readonly { readonly digest: string; readonly contentChecked: boolean }[];
  /** Every draw of a lawyer that the case records; absent where there is none. */
  readonly draws?: readonly DrawReport[];
}
