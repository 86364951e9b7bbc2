import { addDays, calendarDate } from '@juanzong/kernel';
import { lawyerOf, type Situation, textOf } from '../case-book.js';
import type { Dice } from '../choice/chance.js';
import { HABITS } from '../habits.js';
import { isIll } from '../leave.js';
import { misdated, type Players, WRONG_DATE } from './player.js';

const habits = HABITS.assignment;

const CIVIL = ['FULLY_SUPPORTED', 'PARTLY_SUPPORTED', 'PARTLY_SUPPORTED', 'MEDIATED', 'MEDIATED', 'SETTLED', 'NOT_SUPPORTED', 'SUIT_WITHDRAWN'] as const;
const CRIMINAL = ['DEFENCE_COMPLETED', 'DEFENCE_COMPLETED', 'SENTENCE_MITIGATED', 'NOT_PROSECUTED'] as const;
const STAGES = ['会见', '立案', '举证', '庭审', '判后'] as const;

const isCriminal = ({ row }: Situation): boolean => /^(NOTIFIED|CRIMINAL)/.test(row?.matter ?? '');

const ill = ({ seed, book, today }: Situation): boolean => {
  const lawyer = lawyerOf(book);
  return lawyer !== undefined && isIll(seed, lawyer, today);
};

/** How many reports this case gets before it is closed. */
const reports = ({ seed, book }: Situation, dice: Dice): number => dice.between(habits.progressReports[0], habits.progressReports[1], 'reports', seed, book.id);

/** Reports since the case came to the lawyer who has it. */
const reported = ({ book }: Situation): number => {
  const since = book.last('assignment.ProviderAssigned')?.revision ?? 0;
  return book.all('assignment.ProgressReported').filter(({ revision }) => revision > since).length;
};

const member = ({ pool, book }: Situation, dice: Dice): string | undefined => {
  const lawyers = pool(book.owner);
  return lawyers.length === 0 ? undefined : dice.pick(lawyers, 'lawyer').lawyerId;
};

/** Assigners and lawyers. */
export const assignmentPlayers: Players = {
  'record-recipient-choice': (situation, dice) => {
    const lawyerId = member(situation, dice);
    if (lawyerId === undefined || situation.book.has('assignment.RecipientChoiceRecorded')) return undefined;
    return { days: [0, 0], share: habits.chosen, body: () => ({ lawyerId, note: null }) };
  },
  'record-conflict': (situation, dice) => {
    const lawyerId = member(situation, dice);
    if (lawyerId === undefined || situation.book.has('assignment.ConflictRecorded') || situation.book.has('assignment.ProviderAssigned')) return undefined;
    return { days: [0, 0], share: habits.conflicts, body: () => ({ lawyerId, conflict: dice.pick(['REPRESENTS_OPPONENT', 'RELATED_TO_PARTY'], 'conflict'), note: null }) };
  },
  'assign-provider': ({ book }, dice) => ({
    days: dice.happens(habits.slowAssigners, 'slow') ? habits.assignSlowly : habits.assign, body: () => (dice.happens(HABITS.misdated, 'misdated') ? misdated(book) : {}),
    recover: ({ code }) => (code === WRONG_DATE ? { context: 'assignment', action: 'assign-provider', body: {} } : undefined),
  }),
  'accept-assignment': (situation) => (ill(situation) ? undefined : { days: habits.take }),
  'decline-assignment': (situation, dice) => ({
    days: [0, 0], share: ill(situation) ? 1 : habits.declined, body: () => ({ reason: ill(situation) ? 'HEALTH' : dice.pick(['SCHEDULE', 'CONFLICT_OF_INTEREST', 'OUTSIDE_SPECIALITY'], 'reason'), note: null }),
  }),
  'sign-agreement': (_situation, dice) => {
    const refused = dice.happens(habits.refusedToSign, 'refused');
    return {
      days: dice.happens(habits.slowSigners, 'slow') ? habits.signSlowly : habits.sign,
      body: (today) => (refused ? { signedOn: null, powerOfAttorney: false, exceptionReason: '受援人下落不明，暂无法签订' } : { signedOn: today, powerOfAttorney: true }),
      recover: ({ code }, today) => (code.startsWith('assignment.agreement') ? { context: 'assignment', action: 'sign-agreement', body: { signedOn: today, powerOfAttorney: true } } : undefined),
    };
  },
  'report-progress': (situation, dice) => {
    const done = reported(situation);
    if (done >= reports(situation, dice)) return undefined;
    return { days: habits.progress, body: () => ({ stage: STAGES[Math.min(done, STAGES.length - 1)], content: '已办理并告知受援人', reportedToRecipient: dice.happens(0.9, 'told') }) };
  },
  'notify-hearing': (situation, dice) => {
    if (situation.book.has('assignment.HearingNotified') || reported(situation) === 0) return undefined;
    return {
      days: habits.hearing, share: habits.hearings,
      body: (today) => ({ hearingOn: addDays(calendarDate(today), dice.between(...habits.hearingAhead, 'ahead')), court: situation.row?.handlingOrgan ?? '人民法院' }),
    };
  },
  'request-change': (situation, dice, persona) => {
    const { book, seed, today } = situation;
    const lawyer = lawyerOf(book);
    if (lawyer !== undefined && persona.startsWith('assigner@') && isIll(seed, lawyer, today)) return { days: habits.handOver, body: () => ({ ground: 'HEALTH', note: '承办律师病假' }) };
    if (persona.startsWith('recipient:') && !book.has('assignment.ChangeRequested')) return { days: habits.change, share: habits.changeAsked, anyDay: true, body: () => ({ ground: dice.pick(['NOT_PERFORMING', 'OTHER'], 'ground'), note: '多次联系未回复' }) };
    return undefined;
  },
  'withdraw-change-request': (_situation, _dice, persona) => (persona.startsWith('recipient:') ? { days: [0, 1], share: habits.changeWithdrawn, anyDay: true, body: () => ({ reason: '已与承办律师沟通' }) } : undefined),
  'decide-change': ({ book }, dice) => {
    const asked = textOf(book.last('assignment.ChangeRequested'), 'ground');
    const approve = asked === 'HEALTH' || dice.happens(habits.changeGranted, 'granted');
    return { days: dice.happens(habits.slowChanges, 'slow') ? habits.changeDecidedLate : habits.changeDecided, body: () => ({ approve, reason: approve ? '情况属实，同意更换' : '承办律师已按规定履行职责' }) };
  },
  'hand-over-file': ({ book }, _dice, persona) => {
    const from = textOf(book.last('assignment.ProviderRelieved'), 'lawyerId');
    return { days: habits.handOver, body: () => ({ ...(persona.startsWith('lawyer:') || from === undefined ? {} : { from }), items: [{ name: '全部案卷材料', copies: 1 }] }) };
  },
  'close-case': (situation, dice) => {
    const terminated = situation.book.since('eligibility.AidTerminated', 'assignment.ProviderAssigned');
    if (!terminated && reported(situation) < reports(situation, dice)) return undefined;
    const hearing = textOf(situation.book.last('assignment.HearingNotified'), 'hearingOn');
    const result = terminated ? 'TERMINATED' : dice.pick(isCriminal(situation) ? CRIMINAL : CIVIL, 'result');
    const recoveredFen = dice.between(0, 60_000, 'recovered') * 100;
    return {
      days: terminated ? habits.handOver : hearing !== undefined && hearing > situation.today ? [habits.close[0] + habits.hearingAhead[1], habits.close[1] + habits.hearingAhead[1]] : habits.close,
      body: (today) => ({ result, resultText: terminated ? '援助终止' : '详见结案报告', recoveredFen: isCriminal(situation) || terminated ? 0 : recoveredFen, closingDocuments: [], closedOn: today }),
      // The aid was terminated, or goes on after all, and the lawyer had not heard of it.
      recover: ({ code }, today) => (code === 'assignment.closed-by-termination'
        ? { context: 'assignment', action: 'close-case', body: { result: terminated ? 'OTHER' : 'TERMINATED', resultText: '详见结案报告', closingDocuments: [], closedOn: today } } : undefined),
    };
  },
};

