import type { DrawCriteria, Lawyer } from '@juanzong/assignment-contracts';

/** What may be asked of a roster, the stream `roster-<pool>`. */
export type RosterCommand =
  | { readonly kind: 'enrolLawyer'; readonly lawyer: Lawyer }
  | { readonly kind: 'correctLawyer'; readonly lawyer: Lawyer; readonly reason: string; readonly evidence: string }
  | { readonly kind: 'suspendLawyer'; readonly lawyerId: string; readonly from: string; readonly until?: string; readonly reason: string }
  | { readonly kind: 'resumeLawyer'; readonly lawyerId: string; readonly from: string }
  | { readonly kind: 'removeLawyer'; readonly lawyerId: string; readonly reason: string }
  | { readonly kind: 'drawTurn'; readonly drawId: string; readonly caseId: string; readonly caseRevision?: number; readonly pool: string; readonly criteria: DrawCriteria }
  | { readonly kind: 'spendTurn'; readonly drawId: string }
  | { readonly kind: 'returnTurn'; readonly drawId: string; readonly reason: string };

export type RosterCommandOf<Kind extends RosterCommand['kind']> = Extract<RosterCommand, { kind: Kind }>;
