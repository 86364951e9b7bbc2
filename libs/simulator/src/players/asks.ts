import { lawyerOf, type Situation } from '../case-book.js';
import { staff } from './player.js';

/** In which context a persona looks whether there is something to do. */
export interface Ask {
  readonly context: string;
  readonly persona: string;
}

type Who = (situation: Situation) => readonly (string | undefined)[];

const of = (role: string): Who => (situation) => [staff(role, situation)];
const lawyer: Who = ({ book }) => [lawyerOf(book)].map((id) => id && `lawyer:${id}`);
/** Who had the case before, and may still have its papers. */
const formerLawyer: Who = ({ book }) => [book.last('assignment.ProviderRelieved')?.data['lawyerId']].map((id) => (typeof id === 'string' ? `lawyer:${id}` : undefined));
const recipient: Who = ({ book }) => [`recipient:${book.id}`];
const operator: Who = () => ['operator'];
/** Who organises the campaign that drew this file. */
const organiser: Who = ({ book }) => [book.last('quality-review.SampledForReview')?.data['region']].map((region) => (typeof region === 'string' ? `quality-officer@${region}` : undefined));
/** The clerk of the agency to which a file may go, and the bureau that designates where two disagree. */
const proposedTo: Who = ({ book }) => [book.last('cross-region-transfer.ForwardProposed')?.data['to']].map((to) => (typeof to === 'string' ? `clerk@${to}` : undefined));
const authority: Who = ({ book }) => [book.last('cross-region-transfer.ForwardDisputed')?.data['authority']].map((code) => (typeof code === 'string' ? `supervisor@${code}` : undefined));
/** Whoever was drawn to review this file. */
const reviewers: Who = ({ book }) => {
  const drawn = book.entries.filter(({ type }) => type === 'quality-review.ReviewersAppointed' || type === 'quality-review.ArbiterAppointed');
  const ids = drawn.flatMap(({ data }) => [...((data['reviewers'] ?? []) as readonly { readonly reviewerId?: string }[]), (data['arbiter'] ?? {}) as { readonly reviewerId?: string }].flatMap(({ reviewerId }) => reviewerId ?? []));
  return [...new Set(ids)].sort().map((id) => `reviewer:${id}`);
};
/** The bureau of the agency itself, of its city and of its province. */
const bureaus: Who = ({ book }) => [book.owner, `${book.owner.slice(0, 4)}00`, `${book.owner.slice(0, 2)}0000`].map((code) => `supervisor@${code}`);

const has = (...types: readonly string[]) => ({ book }: Situation): boolean => types.some((type) => book.has(type));
const not = (...types: readonly string[]) => (situation: Situation): boolean => !has(...types)(situation);

const ACCEPTED = 'intake.ApplicationAccepted';
const OVER = ['intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate'] as const;
const GRANTED = 'eligibility.AidGranted';
const REFUSED = 'eligibility.AidRefused';
const OPENED = 'assignment.AssignmentOpened';
const CLOSED = 'assignment.CaseClosed';

interface Interest {
  readonly context: string;
  readonly who: readonly Who[];
  readonly while: (situation: Situation) => boolean;
}

const both = (...all: readonly ((situation: Situation) => boolean)[]) => (situation: Situation): boolean => all.every((one) => one(situation));

/** Who looks at a file when: nobody goes through every file every day. A thorough look now and then shows what this forgets. */
const INTERESTS: readonly Interest[] = [
  { context: 'intake', who: [of('clerk')], while: not(...OVER, GRANTED, REFUSED) },
  { context: 'intake', who: [operator], while: has(...OVER, REFUSED, CLOSED) },
  { context: 'cross-region-transfer', who: [of('clerk')], while: not(...OVER, ACCEPTED) },
  { context: 'cross-region-transfer', who: [proposedTo], while: has('cross-region-transfer.ForwardProposed') },
  { context: 'cross-region-transfer', who: [authority], while: has('cross-region-transfer.ForwardDisputed') },
  { context: 'eligibility', who: [of('examiner'), of('approver'), of('clerk')], while: both(has(ACCEPTED), not(...OVER, CLOSED)) },
  { context: 'eligibility', who: [recipient], while: both(has(REFUSED, 'eligibility.AidTerminated'), not(...OVER)) },
  { context: 'eligibility', who: [lawyer], while: both(has(OPENED), not(CLOSED)) },
  { context: 'eligibility', who: [bureaus], while: has('eligibility.ObjectionFiled', 'eligibility.CommitmentFoundFalse') },
  { context: 'eligibility', who: [of('approver')], while: both(({ row }) => row?.limitationDate !== undefined, not(...OVER, ACCEPTED)) },
  { context: 'assignment', who: [of('assigner'), lawyer], while: both(has(OPENED), not(CLOSED)) },
  { context: 'assignment', who: [of('clerk'), recipient, of('approver')], while: both(has('assignment.ProviderAssigned'), not(CLOSED)) },
  { context: 'assignment', who: [formerLawyer], while: both(has('assignment.ProviderRelieved'), not(CLOSED)) },
  { context: 'quality-review', who: [of('quality-officer'), lawyer, recipient], while: has(CLOSED) },
  { context: 'quality-review', who: [of('clerk')], while: has('quality-review.FindingRaised') },
  { context: 'quality-review', who: [organiser], while: has('quality-review.SampledForReview') },
  { context: 'quality-review', who: [reviewers], while: has('quality-review.ReviewersAppointed') },
  { context: 'quality-review', who: [recipient], while: has('eligibility.DecisionServed') },
  { context: 'quality-review', who: [of('quality-officer'), lawyer], while: both(has('assignment.HearingNotified'), not(CLOSED)) },
];

/** Whom to ask of a file as it stands. */
export function asksOf(situation: Situation): Ask[] {
  const asks = INTERESTS.filter((interest) => interest.while(situation)).flatMap(({ context, who }) => who.flatMap((whose) => whose(situation).flatMap((persona) => (persona === undefined ? [] : [{ context, persona }]))));
  return asks.filter(({ context, persona }, i) => asks.findIndex((ask) => ask.context === context && ask.persona === persona) === i);
}

/** Everybody who could have anything to do with a file, in every context: for a thorough look. */
export function everybody(situation: Situation, contexts: readonly string[]): Ask[] {
  const who = [of('clerk'), of('examiner'), of('approver'), of('assigner'), of('quality-officer'), of('organ'), bureaus, lawyer, recipient, operator];
  return contexts.flatMap((context) => who.flatMap((whose) => whose(situation).flatMap((persona) => (persona === undefined ? [] : [{ context, persona }]))));
}
