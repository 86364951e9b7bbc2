import type { documentIssuedV1, documentServedV1, ErasableSubject } from '@juanzong/intake-contracts';
import { calendarDate, type CommandContext, type DataOf, type Decision, type Refusal } from '@juanzong/kernel';
import type { IntakeEvent } from './application.events.js';
import { type IntakeCode, type IntakeRefusal, refuseIntake } from './application.refusals.js';
import type { Letters } from './letters.state.js';

/** A letter as it was written out and kept, before it is on record; `agency` is the one that signs it. */
export interface LetterWritten extends Omit<DataOf<typeof documentIssuedV1>, 'form'> {
  readonly agency: string;
}

export interface IssueDocument {
  readonly kind: 'issueDocument';
  readonly form: string;
  readonly letter: LetterWritten;
}

export interface ServeDocument extends Omit<DataOf<typeof documentServedV1>, 'issued'> {
  readonly kind: 'serveDocument';
}

/** Eligibility records their service, because the periods to object run from it: one fact is recorded once. */
const DECISIONS: readonly string[] = ['grant-decision', 'refusal-decision'];
/** Papers of the file itself: nobody is served with them. */
const NOT_SERVED: readonly string[] = ['service-record', 'archive-cover'];

interface About {
  readonly letters: Letters;
  readonly erased: readonly ErasableSubject[];
}

type Decided = Decision<IntakeEvent, IntakeRefusal>;

/** A letter on the same entries is issued once, by the agency that answers for what it tells. */
export function issueDocument({ form, letter }: IssueDocument, { letters, erased }: About, { actor }: CommandContext): Decided {
  const { agency, ...data } = letter;
  if (erased.includes('applicant') || erased.includes('documents')) return gone(erased);
  if (actor.agency !== agency) return refuseIntake('intake.letter-of-other-agency', { agency });
  const same = letters.issued.find((one) => one.form === form && sameEntries(one.basedOn, data.basedOn));
  if (same) return refuseIntake('intake.letter-already-issued', { on: same.onDate });
  return [{ type: 'intake.DocumentIssued', version: 1, data: { form, ...data } }];
}

/** The last letter of this form reached whom it is for. */
export function serveDocument({ kind: _kind, ...served }: ServeDocument, { letters, erased }: About, { actor, today }: CommandContext): Decided {
  const { form, servedOn, receivedBy } = served;
  if (DECISIONS.includes(form)) return refuseIntake('intake.decision-served-by-eligibility');
  if (NOT_SERVED.includes(form)) return refuseIntake('intake.letter-not-served');
  if (receivedBy !== null && erased.includes('applicant')) return gone(erased);
  const letter = letters.issued.filter((one) => one.form === form).at(-1);
  if (!letter) return refuseIntake('intake.letter-not-issued');
  if (actor.agency !== letter.by) return refuseIntake('intake.letter-of-other-agency', { agency: letter.by });
  if (letter.served) return refuseIntake('intake.letter-already-served');
  if (servedOn < letter.onDate) return refuseIntake('intake.served-before-issue', { servedOn, on: letter.onDate });
  if (servedOn > today) return refuseIntake('intake.served-in-future', { servedOn, today });
  return [{ type: 'intake.DocumentServed', version: 1, data: { ...served, issued: letter.eventId }, occurredAt: { precision: 'day', date: calendarDate(servedOn) } }];
}

/** Whether a letter waits to be served, as far as intake records that. */
export const unserved = ({ issued }: Letters): boolean => issued.some(({ form, served }) => !served && !DECISIONS.includes(form) && !NOT_SERVED.includes(form));

const gone = (subjects: readonly ErasableSubject[]): Refusal<IntakeCode> => refuseIntake('intake.personal-data-erased', { subjects: [...subjects] });

const sameEntries = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id) => b.includes(id));
