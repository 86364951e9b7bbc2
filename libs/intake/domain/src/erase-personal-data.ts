import { ERASABLE_SUBJECTS, type ErasableSubject } from '@juanzong/intake-contracts';
import type { Decision, Refusal } from '@juanzong/kernel';
import type { IntakeCommand } from './application.commands.js';
import type { IntakeEvent } from './application.events.js';
import { type IntakeCode, type IntakeRefusal, refuseIntake } from './application.refusals.js';
import type { IntakeState } from './application.state.js';

type Opened = Exclude<IntakeState, { status: 'NotOpened' }>;
type Erase = Extract<IntakeCommand, { kind: 'erase' }>;

/** Whether nothing more is done in the case: the data have served their purpose (个人信息保护法 47). */
export const isOver = (state: IntakeState): boolean => state.status === 'Ended' || (state.status === 'Accepted' && state.finished);

/** Whose data could still be erased. */
export const erasable = (state: Opened): ErasableSubject[] => ERASABLE_SUBJECTS.filter((subject) => !state.erased.includes(subject));

/** One entry for each subject; whoever was erased before is passed over. Their keys are destroyed after the append. */
export function erasePersonalData({ subjects, reason, legalBasis }: Erase, state: Opened): Decision<IntakeEvent, IntakeRefusal> {
  if (!isOver(state)) return refuseIntake('intake.case-still-open');
  const wanted = erasable(state).filter((subject) => subjects.includes(subject));
  if (wanted.length === 0) return refuseIntake('intake.erased-already', { subjects });
  return wanted.map((subject): IntakeEvent => ({ type: 'intake.PersonalDataErased', version: 1, data: { subject, reason, legalBasis } }));
}

/** Refuses what would record personal data of somebody erased: a correction repeats the whole application, a supplement brings documents. */
export function recordsErased(command: IntakeCommand, { erased }: Opened): Refusal<IntakeCode> | undefined {
  const persons = erased.filter((subject) => subject !== 'documents');
  if (command.kind === 'correct' && persons.length > 0) return refuseIntake('intake.personal-data-erased', { subjects: persons });
  if (command.kind === 'supplyMaterials' && command.documents.length > 0 && erased.includes('documents')) return refuseIntake('intake.personal-data-erased', { subjects: ['documents'] });
  return undefined;
}
