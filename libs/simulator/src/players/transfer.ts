import { type CalendarDate, calendarDate, daysBetween } from '@juanzong/kernel';
import type { Dice } from '../choice/chance.js';
import { type Situation, textOf } from '../case-book.js';
import { HABITS } from '../habits.js';
import type { Attempt, Players } from './player.js';

const habits = HABITS.transfer;

/** Materials as the two agencies list them: those handed in so far. */
const materials = ({ row }: Situation): readonly string[] => (row && row.materials.length > 0 ? row.materials : ['APPLICATION_FORM', 'IDENTITY']);

/** Where a dispute turns out to have arisen that the application says nothing about: another agency's place, of the same province if there is one. */
function elsewhere({ agencies, book }: Situation, dice: Dice): string | undefined {
  const others = agencies.filter((agency) => agency !== book.owner);
  const near = others.filter((agency) => agency.slice(0, 2) === book.owner.slice(0, 2));
  return others.length === 0 ? undefined : dice.pick(near.length > 0 ? near : others, 'elsewhere');
}

/** Towards the end of the year what is to be forwarded goes out on its last two working days. */
function yearEnd(today: CalendarDate): readonly [number, number] | undefined {
  const left = daysBetween(today, calendarDate(`${today.slice(0, 4)}-12-30`));
  return left >= 0 && left <= 10 ? [left, left + 1] : undefined;
}

/** Clerks of two agencies, and the bureau that decides between them. */
export const transferPlayers: Players = {
  // Whether another agency is competent is for the rules to say: where none is, the proposal is refused and nothing comes of it.
  'propose-forwarding': (situation, dice) => {
    const { book, row } = situation;
    if (book.has('cross-region-transfer.ForwardProposed') || book.has('intake.SupplementRequested')) return undefined;
    const place = row?.handlingOrgan === undefined && row?.disputePlace === undefined ? elsewhere(situation, dice) : undefined;
    const recover = ({ code }: { readonly code: string }): Attempt | undefined => {
      const other = code === 'cross-region-transfer.place-unknown' ? elsewhere(situation, dice) : undefined;
      return other === undefined ? undefined : { context: 'cross-region-transfer', action: 'propose-forwarding', body: { place: other, note: '经询问，争议发生在该地' } };
    };
    return { days: [0, 0], recover, share: place === undefined ? habits.proposed : habits.proposedElsewhere, body: () => (place === undefined ? { note: '' } : { place, note: '经询问，争议发生在该地' }) };
  },
  'withdraw-proposal': () => ({ days: [0, 1], share: habits.withdrawn, body: () => ({ reason: '经核实本机构有管辖权' }) }),
  'agree-materials': (situation) => (situation.book.since('cross-region-transfer.MaterialsListAgreed', 'cross-region-transfer.ForwardProposed') ? undefined : { days: habits.list, body: () => ({ agreed: materials(situation), missing: [] }) }),
  'record-interview': ({ book }) =>
    (book.since('cross-region-transfer.InterviewRecorded', 'cross-region-transfer.ForwardProposed') ? undefined : { days: habits.interview, body: (today) => ({ interviewedOn: today, readBack: true, explained: true }) }),
  forward: ({ today }) => ({ days: yearEnd(today) ?? habits.forward }),
  // Who disputed waits for the bureau, or thinks better of it.
  'accept-forwarding': ({ book }, dice) => {
    if (book.since('cross-region-transfer.ForwardDisputed', 'cross-region-transfer.Forwarded')) return { days: [0, 1], share: habits.givesIn };
    return { days: dice.happens(habits.slowAnswers, 'slow') ? habits.answerLate : habits.answer };
  },
  'dispute-forwarding': ({ book }) => {
    const forwarded = book.last('cross-region-transfer.Forwarded');
    if (!forwarded || book.has('cross-region-transfer.ForwardDisputed') || book.has('cross-region-transfer.ForwardAccepted')) return undefined;
    return { days: [0, 1], share: habits.disputed, body: () => ({ claims: textOf(forwarded, 'from'), ground: 'SENDER_COMPETENT', reasons: '争议发生地不在本辖区' }) };
  },
  designate: ({ book }, dice) => {
    if (book.since('cross-region-transfer.Designated', 'cross-region-transfer.ForwardDisputed')) return undefined;
    const [forwarded, disputed] = [book.last('cross-region-transfer.Forwarded'), book.last('cross-region-transfer.ForwardDisputed')];
    const to = dice.happens(0.6, 'whom') ? textOf(forwarded, 'to') : (textOf(disputed, 'claims') ?? textOf(forwarded, 'from'));
    return { days: dice.happens(habits.slowDesignations, 'slow') ? habits.designateLate : habits.designate, body: () => ({ to, reasons: '根据争议发生地确定' }) };
  },
};

