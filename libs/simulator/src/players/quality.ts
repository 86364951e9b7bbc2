import { addDays, calendarDate, dateOf, type Instant } from '@juanzong/kernel';
import { fieldOf, type Situation, textOf } from '../case-book.js';
import type { Dice } from '../choice/chance.js';
import { HABITS } from '../habits.js';
import type { DocumentRef, Told } from '../platform/answers.js';
import type { Attempt, Plan, Players } from './player.js';

const habits = HABITS.quality;

const RECEPTION = ['ATTITUDE', 'PROMPTNESS', 'INFORMATION'] as const;
const UNDERTAKING = [...RECEPTION, 'DILIGENCE', 'OUTCOME'] as const;

const scores = (dice: Dice, aspects: readonly string[]): object[] => aspects.map((aspect) => ({ aspect, score: dice.between(dice.happens(0.15, 'unhappy') ? 1 : 3, 5, aspect) }));

/** What is handed in: the report and the legal documents; what else the list wants is explained, item by item. */
function archive(document: DocumentRef, explained: readonly string[] = []): object {
  const items = ['CLOSING_REPORT', 'LEGAL_DOCUMENT'].map((item) => ({ item, documents: [document], pages: 2 }));
  return { items, missing: explained.map((item) => ({ item, reason: '本案未产生该材料' })) };
}

/** The codes in a list such as `结案报告（CLOSING_REPORT）`. */
const codesIn = (items: unknown): string[] => (Array.isArray(items) ? items.flatMap((item) => /（([A-Z_]+)）$/.exec(String(item))?.[1] ?? (/^[A-Z_]+$/.test(String(item)) ? [String(item)] : [])) : []);

interface Finding {
  readonly id: string;
  readonly actId: string;
  readonly raised: Told;
  readonly duty: string;
  readonly status: 'OPEN' | 'ANSWERED' | 'SETTLED';
  readonly rectified: Told | undefined;
}

/** The findings of a file, as its entries tell them. */
function findingsOf({ book }: Situation): Finding[] {
  return book.all('quality-review.FindingRaised').map((raised) => {
    const id = textOf(raised, 'findingId') ?? '';
    const about = (type: string): Told | undefined => book.entries.findLast((entry) => entry.type === `quality-review.${type}` && textOf(entry, 'findingId') === id);
    const [answered, rechecked, rectified] = [about('FindingAnswered'), about('FindingRechecked'), about('RectificationRecorded')];
    const open = !answered || (rechecked !== undefined && rechecked.revision > answered.revision && fieldOf(rechecked, 'accepted') === false);
    const settled = rechecked !== undefined && answered !== undefined && rechecked.revision > answered.revision && fieldOf(rechecked, 'accepted') === true;
    const since = rechecked?.revision ?? raised.revision;
    return { id, actId: textOf(raised, 'actId') ?? '', raised, duty: textOf(raised, 'duty') ?? '', status: settled ? 'SETTLED' : open ? 'OPEN' : 'ANSWERED', rectified: rectified && rectified.revision > since ? rectified : undefined };
  });
}

/** Acts of supervision that are still open, those this persona's office opened alone. */
const openActs = ({ book }: Situation, persona: string): Told[] =>
  book.all('quality-review.SupervisionActOpened').filter((act) => act.actor.id === persona && !book.all('quality-review.SupervisionActClosed').some((closed) => textOf(closed, 'actId') === textOf(act, 'actId')));

/** What this persona has to answer. */
const owed = (situation: Situation, persona: string): Finding | undefined =>
  findingsOf(situation).find(({ status, duty, raised }) => status === 'OPEN' && raised.actor.id !== persona && (duty === 'LAWYER') === persona.startsWith('lawyer:'));

const toRecheck = (situation: Situation, persona: string): Finding | undefined =>
  findingsOf(situation).find(({ status, actId }) => status === 'ANSWERED' && situation.book.all('quality-review.SupervisionActOpened').some((act) => textOf(act, 'actId') === actId && (act.actor.id === persona || textOf(act, 'kind') === 'FILE_REVIEW')));

const act = (kind: string, saw: readonly Told[], days: readonly [number, number], share: number): Plan => ({ days, share, body: () => ({ act: kind, saw: saw.map(({ eventId }) => eventId), note: null }) });

/** Which supervision a quality officer means to begin now: hearings are observed after they were held, files checked once they closed. */
function supervision({ book, today, seed }: Situation, dice: Dice): Plan | undefined {
  const opened = new Set(book.all('quality-review.SupervisionActOpened').map((one) => textOf(one, 'kind')));
  const hearing = book.last('assignment.HearingNotified');
  const hearingOn = textOf(hearing, 'hearingOn');
  if (hearing && hearingOn !== undefined && !opened.has('HEARING_OBSERVATION') && !book.has('assignment.CaseClosed')) {
    const ahead = Math.max(0, Math.round((Date.parse(hearingOn) - Date.parse(dateOf(book.anchor.recordedAt as Instant))) / 86_400_000));
    return { ...act('HEARING_OBSERVATION', [hearing], [ahead + habits.observe[0], ahead + habits.observe[1]], habits.observed) };
  }
  const closing = book.last('assignment.CaseClosed');
  if (!closing || today > addDays(calendarDate(dateOf(closing.recordedAt as Instant)), 120)) return undefined;
  const kind = dice.pick(['FOLLOW_UP', 'FILE_CHECK', 'ORGAN_OPINION'], 'kind', seed, book.id);
  return opened.has(kind) ? undefined : act(kind, [closing], habits.fileCheck, kind === 'FOLLOW_UP' ? habits.followedUp : habits.fileChecked);
}

const reviewOf = ({ book }: Situation, persona: string): string | undefined => {
  const mine = book.entries.findLast(({ type, data }) => /ReviewersAppointed|ArbiterAppointed/.test(type) && JSON.stringify(data).includes(`"${persona.replace('reviewer:', '')}"`));
  const open = book.entries.findLast((entry) => entry.type === 'quality-review.SampledForReview' && !book.all('quality-review.ReviewClosed').some((closed) => textOf(closed, 'reviewId') === textOf(entry, 'reviewId')));
  return textOf(mine ?? open, 'reviewId');
};

/** Whether the persona acts for the region whose campaign drew the file. */
const isOrganiser = ({ book }: Situation, persona: string): boolean => persona === `quality-officer@${textOf(book.last('quality-review.SampledForReview'), 'region') ?? ''}`;

const MARKS = [
  { criterion: 'UNDERTAKING', deductions: ['NO_RISK_NOTICE'] }, { criterion: 'UNDERTAKING', deductions: ['NO_PROGRESS_REPORT'] }, { criterion: 'EVIDENCE', deductions: ['NOT_COLLECTED'] },
  { criterion: 'DOCUMENTS', deductions: ['OPINION_MISSING', 'CARELESS'] }, { criterion: 'LAW', deductions: ['WRONG_LAW'] }, { criterion: 'EXAMINATION', deductions: ['DECIDED_LATE'] }, { criterion: 'ARCHIVE', deductions: ['OUT_OF_ORDER'] },
] as const;

/** Marks on different criteria, few by a mild reviewer and many by a strict one. */
const marks = (dice: Dice): object[] => MARKS.filter(({ criterion }, i) => dice.happens(dice.happens(0.3, 'strict') ? 0.6 : 0.2, i) && MARKS.findIndex((one) => one.criterion === criterion) === i).map((mark) => ({ ...mark }));

/** Lawyers and quality officers after the closing, recipients who rate, reviewers who score. */
export const qualityPlayers: Players = {
  'submit-archive': (_situation, dice) => ({
    days: dice.happens(habits.slowLawyers, 'slow') ? habits.submitLate : habits.submit, paper: 'CLOSING_REPORT', body: (_today, document) => archive(document),
    recover: ({ code, params }, _today, document): Attempt | undefined =>
      (code === 'quality-review.archive-incomplete' ? { context: 'quality-review', action: 'submit-archive', body: archive(document, codesIn(params['items'])) } : undefined),
  }),
  'return-archive': ({ book }) => (book.has('quality-review.ArchiveReturned') ? undefined : { days: [0, 1], share: habits.returned, body: () => ({ reasons: [{ item: 'LEGAL_DOCUMENT', reason: '法律文书缺页，请补交' }] }) }),
  'accept-archive': (_situation, dice) => ({ days: dice.happens(habits.slowOfficers, 'slow') ? habits.checkLate : habits.check }),
  'rate-service': ({ book }, dice, persona) => {
    if (!persona.startsWith('recipient:')) return undefined;
    const service = book.has('assignment.CaseClosed') ? 'UNDERTAKING' : 'RECEPTION';
    if (book.all('quality-review.ServiceRated').some((rated) => textOf(rated, 'service') === service)) return undefined;
    return { days: habits.rate, share: habits.rated, anyDay: true, body: () => ({ service, scores: scores(dice, service === 'RECEPTION' ? RECEPTION : UNDERTAKING), comment: null }) };
  },
  'correct-rating': ({ book }, dice, persona) => {
    const rated = book.last('quality-review.ServiceRated');
    if (!rated || rated.actor.id !== persona || book.has('quality-review.ServiceRatedCorrected')) return undefined;
    const aspects = textOf(rated, 'service') === 'RECEPTION' ? RECEPTION : UNDERTAKING;
    return { days: habits.rate, share: habits.correctRating, anyDay: true, body: () => ({ rating: rated.eventId, scores: scores(dice, aspects), comment: null, reason: '填写有误' }) };
  },
  'open-supervision-act': (situation, dice) => supervision(situation, dice),
  'raise-finding': (situation, dice, persona) => {
    const open = openActs(situation, persona).find((one) => !findingsOf(situation).some(({ actId }) => actId === textOf(one, 'actId')));
    if (!open) return undefined;
    const duty = dice.happens(0.7, 'duty') ? 'LAWYER' : 'AGENCY';
    return { days: habits.raise, share: habits.findings, body: () => ({ actId: textOf(open, 'actId'), text: '会见笔录未经受援人签名', severity: dice.pick(['MINOR', 'MAJOR', 'SERIOUS'], 'severity'), duty }) };
  },
  'record-rectification': (situation, dice, persona) => {
    const finding = owed(situation, persona);
    if (!finding || finding.rectified) return undefined;
    return { days: dice.happens(habits.slowAnswers, 'slow') ? habits.answerLate : habits.answer, body: () => ({ findingId: finding.id, measures: '已补正并附说明', documents: [] }) };
  },
  'answer-finding': (situation, _dice, persona) => {
    const finding = owed(situation, persona);
    return finding?.rectified ? { days: [0, 1], body: () => ({ findingId: finding.id, by: [finding.rectified?.eventId], text: '已整改，见整改记录' }) } : undefined;
  },
  'recheck-finding': (situation, dice, persona) => {
    const finding = toRecheck(situation, persona);
    if (!finding) return undefined;
    const again = situation.book.all('quality-review.FindingRechecked').some((one) => textOf(one, 'findingId') === finding.id);
    const accepted = again || !dice.happens(habits.recheckRejected, 'rejected');
    return { days: habits.recheck, body: () => ({ findingId: finding.id, accepted, reason: accepted ? '整改属实' : '整改不到位，请补充' }) };
  },
  'close-supervision-act': (situation, _dice, persona) => {
    const done = openActs(situation, persona).find((one) => findingsOf(situation).every(({ actId, status }) => actId !== textOf(one, 'actId') || status === 'SETTLED'));
    return done ? { days: habits.closeAct, body: () => ({ actId: textOf(done, 'actId') }) } : undefined;
  },
  'appoint-reviewers': (situation, _dice, persona) => (isOrganiser(situation, persona) && reviewOf(situation, persona) !== undefined ? { days: habits.arbitrate, body: () => ({ reviewId: reviewOf(situation, persona) }) } : undefined),
  'declare-conflict': (situation, _dice, persona) =>
    (situation.book.has('quality-review.ReviewerConflictDeclared') ? undefined : { days: [0, 0], share: habits.conflict, body: () => ({ reviewId: reviewOf(situation, persona), conflict: 'OTHER_INTEREST', note: null }) }),
  'submit-score': (situation, dice, persona) => ({
    days: habits.score,
    body: () => {
      const given = marks(dice.of(persona));
      const found = given.length > 2 ? [{ text: '评阅发现办案记录不完整', severity: 'MINOR', duty: 'LAWYER' }] : [];
      return { reviewId: reviewOf(situation, persona), marks: given, vetoes: [], findings: found };
    },
  }),
  'correct-score': (situation, dice, persona) =>
    (situation.book.has('quality-review.FileScoredCorrected') ? undefined : { days: [0, 0], share: habits.correctScore, body: () => ({ reviewId: reviewOf(situation, persona), marks: marks(dice), vetoes: [], reason: '漏看一份材料' }) }),
  'close-review': (situation, _dice, persona) => (isOrganiser(situation, persona) && reviewOf(situation, persona) !== undefined ? { days: habits.closeAct, body: () => ({ reviewId: reviewOf(situation, persona) }) } : undefined),
};
