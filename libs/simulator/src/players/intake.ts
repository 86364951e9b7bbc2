import { type CaseBook, fieldOf, type Situation, textOf } from '../case-book.js';
import { HABITS } from '../habits.js';
import { misdated, type Players, WRONG_DATE } from './player.js';

const habits = HABITS.intake;
/** Files may be drawn for review until then; what is reviewed is not erased meanwhile. */
const LAST_DRAW = '2025-01-31';

/** Forwarded, and nobody there has answered yet: somebody who is sent from one agency to another may have had enough. */
const unanswered = (book: CaseBook): boolean => book.since('cross-region-transfer.Forwarded', 'cross-region-transfer.ForwardAccepted') && !book.has('cross-region-transfer.ForwardDisputed');

/** The matter for which the same person has another file already that was accepted: what somebody who came back was really here for. */
function mistakenFor({ book, row, books, rowOf }: Situation): object | undefined {
  if (!row || !book.has('intake.ApplicationAccepted') || book.has('eligibility.AidGranted') || book.has('eligibility.AidRefused')) return undefined;
  const others = [...books.values()].filter((other) => other.id !== book.id && rowOf(other)?.applicant.idNumber === row.applicant.idNumber).map((other) => other.at(book.changedAt));
  const first = others.find((other) => other.has('eligibility.AidGranted') && !other.has('eligibility.AidTerminated'));
  const same = first && rowOf(first);
  return same && { matter: same.matter, opponents: same.opponents.map((name) => ({ name })) };
}

/** Clerks at the window, and the operator who erases. */
export const intakePlayers: Players = {
  'accept-application': ({ book }, dice) => {
    if (book.has('intake.SupplementRequested') && !book.since('intake.MaterialsSupplied', 'intake.SupplementRequested')) return undefined;
    // The applicant thinks better of it at the window, just after the acceptance.
    const regrets = dice.happens(habits.regretted, 'regrets') && !dice.happens(HABITS.misdated, 'misdated');
    return {
      ...(regrets ? { behind: () => ({ context: 'intake', action: 'withdraw-application', body: { reason: '申请人当场改变主意' } }) } : {}),
      days: dice.happens(habits.slowClerks, 'slow') ? habits.acceptSlowly : habits.accept, body: () => (dice.happens(HABITS.misdated, 'misdated') ? misdated(book) : {}),
      recover: ({ code, params }) => {
        if (code === WRONG_DATE) return { context: 'intake', action: 'accept-application', body: {} };
        if (code !== 'intake.materials-missing') return undefined;
        if (!book.has('intake.SupplementRequested')) return { context: 'intake', action: 'request-supplement', body: {} };
        return { context: 'intake', action: 'supply-materials', body: { materials: params['missing'] } };
      },
    };
  },
  // Given as soon as acceptance is refused for what is missing.
  'request-supplement': () => undefined,
  'supply-materials': ({ book }, dice) => {
    const notice = book.last('intake.SupplementRequested');
    if (!notice || book.since('intake.MaterialsSupplied', 'intake.SupplementRequested')) return undefined;
    const missing = fieldOf(notice, 'missing');
    if (dice.happens(habits.neverSupplied, 'never')) return undefined;
    return { days: dice.happens(habits.supplyLate, 'late') ? habits.suppliedLate : habits.supplied, body: () => ({ materials: missing }) };
  },
  // Where the clock runs, the period passes by itself; by hand only what was recorded after it had passed.
  'record-deemed-withdrawal': () => undefined,
  'issue-document': ({ book }, _dice, persona) =>
    (persona.startsWith('clerk@') && !book.has('intake.DocumentIssued') && !book.has('cross-region-transfer.ForwardProposed') && !book.has('intake.ApplicationAccepted') ? { days: [0, 0], share: habits.letters, body: () => ({ form: 'receipt' }) } : undefined),
  'serve-document': ({ book }, _dice, persona) => {
    const [issued, served] = [book.last('intake.DocumentIssued'), book.count('intake.DocumentServed')];
    if (!issued || persona !== issued.actor.id || served >= book.count('intake.DocumentIssued')) return undefined;
    return { days: [0, 1], body: (today) => ({ form: textOf(issued, 'form'), method: 'IN_PERSON', servedOn: today, receivedBy: null }) };
  },
  'withdraw-application': ({ book }, dice) => ({
    days: unanswered(book) ? [0, 1] : habits.withdraw, share: unanswered(book) ? habits.withdrawnOnTheWay : habits.withdrawn, body: () => ({ reason: dice.pick(['双方已和解', '本人已自行委托律师', '不再主张权利'], 'reason') }),
  }),
  'correct-application': (situation, dice) => {
    const { book, row } = situation;
    if (book.has('intake.ApplicationReceivedCorrected')) return undefined;
    // Of a matter that needs hardship nothing is known of the means: what follows by rule cannot be done, and is recorded as such.
    if (row && !row.household && row.notificationNumber === undefined && book.has('intake.ApplicationAccepted')) {
      return { days: [0, 2], share: habits.otherMatter, body: () => ({ changes: { matter: 'SUPPORT_OF_PARENTS' }, reason: '事项类别录入错误', evidence: '申请表原件' }) };
    }
    const mistaken = mistakenFor(situation);
    if (mistaken) return { days: [0, 2], share: habits.sameMatterAgain, body: () => ({ changes: mistaken, reason: '实为同一纠纷，登记有误', evidence: '谈话笔录' }) };
    const changes = dice.pick([{ applicant: { phone: `139${dice.between(10_000_000, 99_999_999, 'phone')}` } }, { summary: '经核对补充：申请人陈述的事实经过以笔录为准' }], 'what');
    return { days: habits.correct, share: habits.corrected, body: () => ({ changes, reason: '录入错误', evidence: '申请表原件' }) };
  },
  'erase-personal-data': ({ book, today }) => {
    const drawn = book.has('quality-review.SampledForReview') ? book.has('quality-review.ReviewClosed') : today > LAST_DRAW;
    const settled = !book.has('assignment.AssignmentOpened') || (book.has('quality-review.ArchiveAccepted') && drawn);
    return settled ? { days: habits.erase, share: habits.erased, body: () => ({ subjects: ['applicant'], reason: '本人请求删除', legalBasis: '个人信息保护法第四十七条' }) } : undefined;
  },
};
