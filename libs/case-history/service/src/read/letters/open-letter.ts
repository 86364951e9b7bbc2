import { caseStream } from '@juanzong/case-file';
import { type Actor, refuse, type Refusal } from '@juanzong/kernel';
import { LETTER_MEDIA_TYPES, LETTER_NAMES, letterFileName, type LetterForm, type LetterFormat, makeLetter } from '@juanzong/letters';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { accessOf, type CaseAccess, mayNotSee, mayReveal } from '../may-see.js';
import { type IssuedEntry, lettersOfFile } from './letters-of-file.js';

export interface LetterOpening {
  readonly caseId: string;
  readonly actor: Actor;
  readonly form: LetterForm;
  readonly format: LetterFormat;
  /** For a record of service: of which letter. */
  readonly of?: LetterForm | undefined;
  /** Why; whoever receives the letter needs no other reason. */
  readonly reason?: string | undefined;
  /** As it would be written now, although one was issued. */
  readonly draft?: boolean;
}

export interface OpenedLetter {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  /** Kept with the file, or only written to be looked at. */
  readonly standing: 'issued' | 'draft';
  /** Of a draft: characters that the typeface of the PDF lacks. */
  readonly missingCharacters: readonly string[];
}

/** To whom a letter goes who is not of an agency, and who may fetch it once it was issued. */
const RECEIVED_BY: Readonly<Record<string, readonly LetterForm[]>> = {
  recipient: ['receipt', 'supplement-notice', 'grant-decision', 'refusal-decision', 'forwarding-notice'],
  lawyer: ['assignment-notice'],
};

/**
 * A letter of a case: the last one issued, as it was kept; or a draft of what would be issued now. Either names the person, so
 * it is opened for whoever may reveal that, for the agency that signed it and for whom it is meant, and the opening is logged.
 */
export async function openLetter(runtime: ServiceRuntime, opening: LetterOpening): Promise<OpenedLetter | Refusal> {
  const { caseId, actor, form, format, draft = false } = opening;
  const stream = caseStream(caseId);
  const file = await runtime.cabinet.open(stream);
  const access = accessOf(caseId, file.entries.map(({ recorded }) => recorded));
  if (!access) return refuse('case-file.not-found');
  const entries = file.entries.map(({ entry }) => entry);
  const issued = draft ? undefined : lettersOfFile(entries).findLast(({ data }) => data.form === form);
  const hidden = mayNotSee(access, actor) ?? mayNotOpen(access, opening, issued);
  if (hidden) return hidden;
  const reason = opening.reason ?? (isReceiver(opening) ? `领取文书：${LETTER_NAMES[form].zh}` : undefined);
  if (reason === undefined) return refuse('case-history.reason-missing');
  const kept = issued?.data.documents.find(({ mediaType }) => mediaType === LETTER_MEDIA_TYPES[format]);
  if (issued && kept) {
    const bytes = await runtime.documents.getForReader({ actor, reason, stream }, kept.digest);
    return { bytes, mediaType: kept.mediaType, fileName: letterFileName(LETTER_NAMES[form].zh, issued.data.number, format), standing: 'issued', missingCharacters: [] };
  }
  const made = await makeLetter(runtime, entries, { caseId, form, of: opening.of, formats: [format], actor, reason });
  if ('refusal' in made) return made;
  const [letter] = made.rendered;
  if (!letter) throw new Error(`no letter was written for ${form}`);
  return { bytes: letter.bytes, mediaType: letter.mediaType, fileName: letter.fileName, standing: 'draft', missingCharacters: letter.missingCharacters };
}

const isReceiver = ({ actor, form }: LetterOpening): boolean => RECEIVED_BY[actor.role]?.includes(form) ?? false;

function mayNotOpen(access: CaseAccess, opening: LetterOpening, issued: IssuedEntry | undefined): Refusal | undefined {
  const { actor } = opening;
  const signed = issued !== undefined && actor.agency !== undefined && issued.by === actor.agency;
  return mayReveal(actor, access) || signed || (issued !== undefined && isReceiver(opening)) ? undefined : refuse('case-history.may-not-reveal', { role: actor.role });
}
