import type { EventId } from '@juanzong/kernel';
import type { Answerer, ArchiveItem, OPENED_BY_HAND, RatedService, Rating, Severity } from '@juanzong/quality-review-contracts';

export interface ItemReason {
  readonly item: string;
  readonly reason: string;
}

type RatingParts = { readonly scores: readonly Rating['scores'][number][]; readonly comment: string | null };
type Documents = readonly ArchiveItem['documents'][number][];

/** What may be asked of the archive, the ratings and the supervision of a case, the stream `case-<caseId>`. */
export type QualityCommand =
  | { readonly kind: 'startSubmission'; readonly closing: string }
  | { readonly kind: 'dropArchiveClocks'; readonly because: EventId }
  | { readonly kind: 'submitArchive'; readonly stage?: string; readonly items: readonly ArchiveItem[]; readonly missing: readonly ItemReason[] }
  | { readonly kind: 'returnArchive'; readonly reasons: readonly ItemReason[] }
  | { readonly kind: 'acceptArchive'; readonly archiveNumber?: string }
  | (RatingParts & { readonly kind: 'rateService'; readonly service: RatedService; readonly stage?: string; readonly lawyerId?: string })
  | (RatingParts & { readonly kind: 'correctRating'; readonly rating: string; readonly reason: string })
  | { readonly kind: 'openAct'; readonly act: (typeof OPENED_BY_HAND)[number]; readonly saw: readonly string[]; readonly note: string | null }
  | { readonly kind: 'raiseFinding'; readonly actId: string; readonly text: string; readonly severity: Severity; readonly duty: Answerer }
  | { readonly kind: 'recordRectification'; readonly findingId: string; readonly measures: string; readonly documents: Documents }
  | { readonly kind: 'answerFinding'; readonly findingId: string; readonly by: readonly string[]; readonly text: string }
  | { readonly kind: 'recheckFinding'; readonly findingId: string; readonly accepted: boolean; readonly reason: string }
  | { readonly kind: 'closeAct'; readonly actId: string }
  | { readonly kind: 'fireDeadline'; readonly deadlineId: string; readonly generation: number }
  | { readonly kind: 'recomputeDeadline'; readonly deadlineId: string };

export type QualityCommandOf<Kind extends QualityCommand['kind']> = Extract<QualityCommand, { kind: Kind }>;
