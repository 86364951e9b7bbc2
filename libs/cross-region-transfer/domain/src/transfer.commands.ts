import type { CompetenceGround, DisputeGround } from '@juanzong/cross-region-transfer-contracts';
import type { Application } from '@juanzong/intake-contracts';

/** What may be asked of cross-region transfer about one case file. */
export type TransferCommand =
  | {
    readonly kind: 'propose';
    /** The only competent agency if absent. */
    readonly to?: string | undefined;
    /** By which ground; the first by which `to` is competent if absent. */
    readonly ground?: CompetenceGround | undefined;
    /** The region of the organ, the body or the cause, where the particulars do not tell. */
    readonly place?: string | undefined;
    readonly note: string;
  }
  | { readonly kind: 'withdrawProposal'; readonly reason: string }
  | { readonly kind: 'agreeMaterials'; readonly agreed: readonly string[]; readonly missing: readonly string[] }
  | { readonly kind: 'recordInterview'; readonly interviewedOn: string; readonly readBack: true; readonly explained: true; readonly document?: Application['documents'][number] | undefined }
  | { readonly kind: 'forward' }
  | { readonly kind: 'accept' }
  | { readonly kind: 'dispute'; readonly claims: string; readonly ground: DisputeGround; readonly reasons: string }
  | { readonly kind: 'designate'; readonly to: string; readonly reasons: string }
  | { readonly kind: 'fireDeadline'; readonly deadlineId: string; readonly generation: number }
  | { readonly kind: 'recomputeDeadline'; readonly deadlineId: string };
