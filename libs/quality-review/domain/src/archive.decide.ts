import type { RuleInput } from '@juanzong/common-domain';
import { type CommandContext, isRefusal, type NewEntry, refuse } from '@juanzong/kernel';
import { archiveList, type ArchiveList, isPolicyMissing, type PolicyMissing, type StageCode, stageCode } from '@juanzong/policy';
import { archiveAcceptedV1, archiveReturnedV1, archiveSubmittedV1 } from '@juanzong/quality-review-contracts';
import { contentsOf } from './archive.contents.js';
import type { ArchiveState, Submission } from './archive.state.js';
import { fellAway, met, started } from './deadlines.js';
import type { ClosedCase, FileFacts } from './file.state.js';
import { newEntry } from './new-entry.js';
import type { Decide } from './quality-decision.js';
import type { QualityRefusal } from './quality.refusals.js';

/** Against which list an archive is checked: the rules in force on the day of closing, for the kind of case and the stage. */
function listFor(file: FileFacts, closed: ClosedCase, stage: StageCode, { book }: Pick<RuleInput, 'book'>): ArchiveList | PolicyMissing {
  const facts = { category: file.category ?? 'CIVIL', matter: file.matter ?? '', stage, terminated: closed.terminated } as const;
  return archiveList(book, { region: file.agency, date: closed.closedOn }, facts);
}

/** The list that the archive of a closed case is checked against, at a stage; at that of the application if none is said. */
export function archiveListOf(file: FileFacts, wanted: string | undefined, input: Pick<RuleInput, 'book'>): (ArchiveList & { readonly stage: StageCode }) | QualityRefusal {
  if (file.closed === undefined) return refuse('quality-review.not-closed');
  const stage = wanted === undefined ? (file.stage ?? 'NON_LITIGATION') : stageCode(wanted);
  if (stage === undefined) return refuse('quality-review.stage-unknown', { stage: wanted ?? '' });
  const list = listFor(file, file.closed, stage, input);
  return isPolicyMissing(list) ? list : { ...list, stage };
}

/** The duty to hand in the archive begins with the closing. Nothing where it was done or begun meanwhile. */
export const startSubmission: Decide<'startSubmission'> = ({ closing }, { file, archive }, context, input) => {
  if (archive.status !== 'AwaitingSubmission' || archive.clockStarted || file.closed?.entry !== closing) return [];
  const clock = submissionClock(file, file.closed, context, input);
  return isRefusal(clock) ? clock : [clock];
};

/** A case that goes on is archived when it is closed again: what still ran for the archive of its termination falls away. */
export const dropClocks: Decide<'dropArchiveClocks'> = ({ because }, { file }, context) => fellAway(file, file.lapsed, because, context.occurredAt);

const submissionClock = (file: FileFacts, { entry, occurredAt }: ClosedCase, context: CommandContext, input: RuleInput) =>
  started({ ruleId: 'archive-submission', startedBy: entry, startedAt: occurredAt }, file, context, input);

/** What is handed in, checked against the list: a required item may be missing only with a reason. */
export const submit: Decide<'submitArchive'> = (command, { file, archive }, context, input) => {
  if (archive.status === 'NotClosed' || file.closed === undefined) return refuse('quality-review.not-closed');
  if (archive.status === 'Submitted') return refuse('quality-review.archive-under-review');
  if (archive.status === 'Accepted') return refuse('quality-review.archive-accepted');
  const list = archiveListOf(file, command.stage, input);
  if (isRefusal(list)) return list;
  const unfit = unfitItems(list, command.items.map(({ item }) => item), command.missing.map(({ item }) => item));
  if (unfit) return unfit;
  const [when, id] = [context.occurredAt, context.ids.entry(0)];
  const data = { list: list.code, stage: list.stage, items: [...command.items], missing: [...command.missing], trace: [...list.trace] };
  const review = started({ ruleId: 'archive-review', startedBy: id, startedAt: when }, file, context, input);
  if (isRefusal(review)) return review;
  const first = clockNotSeenYet(file, archive, file.closed, context, input);
  if (isRefusal(first)) return first;
  return [newEntry(archiveSubmittedV1, data, { rules: { policyVersions: list.used } }), ...first, ...met(file, 'archive-submission', id, when), ...met(file, 'archive-resubmission', id, when), review];
};

/** Whoever hands in before the platform started the clock has met the duty all the same: its clock, and that it was met. */
function clockNotSeenYet(file: FileFacts, archive: ArchiveState, closed: ClosedCase, context: CommandContext, input: RuleInput): NewEntry[] | PolicyMissing {
  if (archive.status !== 'AwaitingSubmission' || archive.clockStarted) return [];
  const clock = submissionClock(file, closed, context, input);
  if (isPolicyMissing(clock)) return clock;
  const { deadline } = clock.data as { readonly deadline: FileFacts['deadlines'][string]['deadline'] };
  return [clock, ...met({ deadlines: { [deadline.deadlineId]: { deadline } } }, 'archive-submission', context.ids.entry(0), context.occurredAt)];
}

function unfitItems(list: ArchiveList, items: readonly string[], explained: readonly string[]): QualityRefusal | undefined {
  const named = [...items, ...explained];
  const known = new Set(list.items.map(({ code }) => code));
  const unknown = named.filter((item) => !known.has(item));
  if (unknown.length > 0) return refuse('quality-review.item-not-on-list', { list: list.label.zh, listEn: list.label.en, items: unknown });
  const twice = named.filter((item, i) => named.indexOf(item) !== i);
  if (twice.length > 0) return refuse('quality-review.item-twice', { items: [...new Set(twice)] });
  const missing = list.items.filter(({ code, required }) => required && !named.includes(code));
  if (missing.length === 0) return undefined;
  const [zh, en] = [missing.map(({ code, label }) => `${label.zh}（${code}）`), missing.map(({ code, label }) => `${label.en} (${code})`)];
  return refuse('quality-review.archive-incomplete', { items: zh, itemsEn: en, missing: missing.map(({ code }) => code) });
}

/** Back to the lawyer, item by item, and with a clock of its own. */
export const returnArchive: Decide<'returnArchive'> = ({ reasons }, { file, archive }, context, input) => {
  const list = listUnderReview(file, archive, input);
  if (isRefusal(list)) return list;
  const unknown = reasons.filter(({ item }) => !list.items.some(({ code }) => code === item)).map(({ item }) => item);
  if (unknown.length > 0) return refuse('quality-review.item-not-on-list', { list: list.label.zh, listEn: list.label.en, items: unknown });
  const [when, id] = [context.occurredAt, context.ids.entry(0)];
  const again = started({ ruleId: 'archive-resubmission', startedBy: id, startedAt: when }, file, context, input);
  if (isRefusal(again)) return again;
  return [newEntry(archiveReturnedV1, { submission: list.submission.entry, reasons: [...reasons] }), ...met(file, 'archive-review', id, when), again];
};

/** 归档: with its contents page in the order of the list. */
export const accept: Decide<'acceptArchive'> = ({ archiveNumber }, { file, archive }, context, input) => {
  const list = listUnderReview(file, archive, input);
  if (isRefusal(list)) return list;
  const contents = contentsOf(list.items, list.submission.items);
  const pages = contents.at(-1)?.to ?? 0;
  const data = { submission: list.submission.entry, ...(archiveNumber === undefined ? {} : { archiveNumber }), contents, pages };
  return [newEntry(archiveAcceptedV1, data, { rules: { policyVersions: list.used } }), ...met(file, 'archive-review', context.ids.entry(0), context.occurredAt)];
};

function listUnderReview(file: FileFacts, archive: ArchiveState, input: RuleInput): (ArchiveList & { readonly submission: Submission }) | QualityRefusal {
  if (archive.status === 'Accepted') return refuse('quality-review.archive-accepted');
  if (archive.status !== 'Submitted' || file.closed === undefined) return refuse('quality-review.nothing-submitted');
  const { submission } = archive;
  const list = listFor(file, file.closed, submission.stage as StageCode, input);
  return isPolicyMissing(list) ? list : { ...list, submission };
}
