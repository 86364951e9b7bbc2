import type { DrawCriteria, ExclusionCode } from '@juanzong/assignment-contracts';
import type { Bilingual } from '@juanzong/kernel';
import type { RosterLawyer } from '../roster.state.js';

export type Saw = Readonly<Record<string, string | number>>;

/** One condition that a lawyer must meet to be drawn; what it looked at, and whether it was met. */
export interface HardFilter {
  readonly code: ExclusionCode;
  readonly label: Bilingual;
  check(lawyer: RosterLawyer, criteria: DrawCriteria, limit: number): { readonly passed: boolean; readonly saw: Saw };
}
