import type { LetterFacts } from '../facts/letter-facts.js';
import type { LetterForm } from '../forms.js';
import type { FiledEntry, Told } from './told.js';

export interface CaseTold extends Told {
  readonly caseId: string;
  readonly entries: readonly FiledEntry[];
  /** For a record of service: of which letter; of the last that can be served, if absent. */
  readonly of?: LetterForm | undefined;
}

/** What a letter rests on. */
export interface LetterBasis {
  /** Ids of the entries that it tells of. */
  readonly basedOn: readonly string[];
  /** Who writes it: the agency that answered for what it tells. Its region's template is used. */
  readonly agency: string;
  /** The day on the letter. */
  readonly onDate: string;
}

/** One form of the file: when it can be written, and what it then says. */
export interface CaseLetter<Form extends LetterForm = LetterForm> {
  /** Undefined while nothing has happened that it could tell. Reads no personal field. */
  readonly basis: (told: CaseTold) => LetterBasis | undefined;
  /** Types, beside what was received, whose personal fields it tells. */
  readonly opens: readonly string[];
  readonly facts: (told: CaseTold) => Omit<LetterFacts<Form>, 'agency' | 'number' | 'date'>;
}

/** A value that the basis has made sure of. @throws Error otherwise: the form's own basis and facts disagree. */
export function sure<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`a letter was begun without ${what}`);
  return value;
}

/** The case number; before acceptance the number in the register, or else the beginning of the file's id. */
export const numberOf = ({ accepted, received, caseId }: CaseTold): string =>
  accepted?.data.caseNumber ?? received?.data.application.registerNumber ?? caseId.slice(0, 8).toUpperCase();

export const applicationOf = (told: CaseTold) => sure(told.received, 'an application').data.application;

/** The correction of the application in force, which a letter on the person tells too. */
export const correction = ({ corrected }: Told): string[] => (corrected === undefined ? [] : [corrected]);

export const opponentsOf = (told: CaseTold): string | null => applicationOf(told).opponents.map(({ name }) => name).join('、') || null;
