import type { RuleInput } from '@juanzong/common-domain';
import { type CommandContext, type DataOf, isRefusal, type NewEntry, refuse } from '@juanzong/kernel';
import {
  type ActKind, findingAnsweredV1, findingRaisedV1, findingRecheckedV1, rectificationRecordedV1, supervisionActClosedV1, supervisionActOpenedV1,
} from '@juanzong/quality-review-contracts';
import { metOf, started } from './deadlines.js';
import type { FileFacts } from './file.state.js';
import { newEntry } from './new-entry.js';
import type { QualityDecision } from './quality-decision.js';
import type { QualityRefusal } from './quality.refusals.js';
import { type Finding, type SupervisionState, unsettled } from './supervision.state.js';
import { isLater, unknownEntries } from './written.js';

/**
 * The closed loop of supervision, without a word about who may do it: an act names the entries that it saw, each finding is answered by
 * entries written after it, and the act cannot close before every answer was accepted. Whoever supervises decides through these.
 */
export interface Supervised {
  readonly file: FileFacts;
  readonly supervision: SupervisionState;
}

type RaisedData = DataOf<typeof findingRaisedV1>;

/** The id of the act that the entry at this place of the command's entries opens. */
export const actIdOf = ({ ids }: CommandContext, at = 0): string => ids.derive('supervision-act', ids.entry(at));
/** The id of the finding that the entry at this place of the command's entries raises. */
export const findingIdOf = ({ ids }: CommandContext, at = 0): string => ids.derive('finding', ids.entry(at));

/** `at`: the place of the opening entry among the entries of the command. */
export function openAct({ file }: Supervised, act: { readonly kind: ActKind; readonly saw: readonly string[]; readonly note: string | null }, context: CommandContext, at = 0): QualityDecision {
  const saw = [...new Set(act.saw)];
  const unknown = unknownEntries(file.written, saw);
  if (unknown.length > 0 || saw.length === 0) return refuse('quality-review.entries-unknown', { entries: unknown });
  const unfit = act.kind === 'HEARING_OBSERVATION' ? unobservable(file, saw, context) : undefined;
  return unfit ?? [newEntry(supervisionActOpenedV1, { actId: actIdOf(context, at), kind: act.kind, saw, note: act.note })];
}

/** An observation saw a hearing that took place. */
function unobservable({ hearings }: FileFacts, saw: readonly string[], { today }: CommandContext): QualityRefusal | undefined {
  const seen = saw.flatMap((id) => hearings[id] ?? []);
  if (seen.length === 0) return refuse('quality-review.no-hearing-seen');
  if (seen.every(({ replaced }) => replaced)) return refuse('quality-review.hearing-adjourned');
  const held = seen.filter(({ replaced, hearingOn }) => !replaced && hearingOn <= today);
  return held.length > 0 ? undefined : refuse('quality-review.hearing-not-held', { hearingOn: seen.map(({ hearingOn }) => hearingOn).sort().at(0) ?? '' });
}

/** The finding and its clock: two entries. `at`: the place of the finding among the entries of the command. */
export function raiseFinding(
  { file, supervision }: Supervised, finding: Omit<RaisedData, 'findingId'>, context: CommandContext, input: RuleInput, at = 0,
): QualityDecision {
  const act = supervision.acts[finding.actId];
  if (!act) return refuse('quality-review.act-unknown', { actId: finding.actId });
  if (act.closed) return refuse('quality-review.act-closed');
  if (finding.duty === 'LAWYER' && file.lawyerId === undefined) return refuse('quality-review.no-lawyer');
  const { actId, text, severity, duty } = finding;
  return withClock(newEntry(findingRaisedV1, { actId, findingId: findingIdOf(context, at), text, severity, duty }), file, context, input, at);
}

function withClock(entry: NewEntry, file: FileFacts, context: CommandContext, input: RuleInput, at: number): QualityDecision {
  const clock = started({ ruleId: 'finding-answer', startedBy: context.ids.entry(at), startedAt: context.occurredAt }, file, context, input);
  return isRefusal(clock) ? clock : [entry, clock];
}

/** A finding that still has to be answered, or why it has not. */
export function openFinding({ supervision }: Pick<Supervised, 'supervision'>, findingId: string): Finding | QualityRefusal {
  const finding = supervision.findings[findingId];
  if (!finding) return refuse('quality-review.finding-unknown', { findingId });
  if (finding.status === 'SETTLED') return refuse('quality-review.finding-settled');
  return finding.status === 'ANSWERED' ? refuse('quality-review.finding-answered') : finding;
}

/** What was done about a finding: an entry that its answer may name. */
export function recordRectification(supervised: Supervised, rectification: DataOf<typeof rectificationRecordedV1>): QualityDecision {
  const finding = openFinding(supervised, rectification.findingId);
  return isRefusal(finding) ? finding : [newEntry(rectificationRecordedV1, rectification)];
}

/** Answered by entries that were written after the finding, or after its last answer was refused. */
export function answerFinding(supervised: Supervised, answer: DataOf<typeof findingAnsweredV1>, context: CommandContext): QualityDecision {
  const { file: { written }, file } = supervised;
  const finding = openFinding(supervised, answer.findingId);
  if (isRefusal(finding)) return finding;
  const by = [...new Set(answer.by)];
  const unknown = unknownEntries(written, by);
  if (unknown.length > 0 || by.length === 0) return refuse('quality-review.entries-unknown', { entries: unknown });
  const early = by.filter((id) => !isLater(written, id, finding.owedSince));
  if (early.length > 0) return refuse('quality-review.answer-before-finding', { entries: early });
  const none = by.filter((id) => written.get(id)?.answers !== true);
  if (none.length > 0) return refuse('quality-review.no-answer', { entries: none });
  return [newEntry(findingAnsweredV1, { ...answer, by }), ...metOf(file, finding.owedSince.entry, context.ids.entry(0), context.occurredAt)];
}

/** Whether the answer settles the finding; if not, it is owed again, with a clock of its own. */
export function recheckFinding({ file, supervision }: Supervised, recheck: DataOf<typeof findingRecheckedV1>, context: CommandContext, input: RuleInput): QualityDecision {
  const finding = supervision.findings[recheck.findingId];
  if (!finding) return refuse('quality-review.finding-unknown', { findingId: recheck.findingId });
  if (finding.status === 'SETTLED') return refuse('quality-review.finding-settled');
  if (finding.status === 'OPEN') return refuse('quality-review.finding-not-answered');
  const entry = newEntry(findingRecheckedV1, recheck);
  return recheck.accepted ? [entry] : withClock(entry, file, context, input, 0);
}

/** Not before every finding was answered by an entry and the answer accepted. */
export function closeAct({ supervision }: Pick<Supervised, 'supervision'>, actId: string): QualityDecision {
  const act = supervision.acts[actId];
  if (!act) return refuse('quality-review.act-unknown', { actId });
  if (act.closed) return refuse('quality-review.act-closed');
  const open = unsettled(supervision, actId);
  return open.length > 0 ? refuse('quality-review.findings-open', { findings: open }) : [newEntry(supervisionActClosedV1, { actId })];
}
