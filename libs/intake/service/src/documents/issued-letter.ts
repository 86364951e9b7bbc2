import { caseStream } from '@juanzong/case-file';
import type { CommandRequest } from '@juanzong/http';
import { type DocumentRef, intakeDecider, type LetterWritten } from '@juanzong/intake-domain';
import { type Refusal, refuse } from '@juanzong/kernel';
import { letterBasis, type LetterBasis, type LetterForm, LETTER_FORMATS, LETTER_NAMES, makeLetter, type RenderedLetter } from '@juanzong/letters';
import type { PreparedRequest, ServiceRuntime } from '@juanzong/service-kit';
import { mayActOn } from '../write/may-act.js';
import { wouldRefuse } from '../write/would-refuse.js';

interface IssueBody {
  readonly form: LetterForm;
  readonly of?: LetterForm;
}

/**
 * Writes the letter of an `issue-document` from the file, as PDF and as DOCX, and keeps both under the case's key, ready for the
 * entry. Nothing is written or kept for a command that would be refused, or that came before. The personal data that the letter
 * tells are opened in the name of whoever issues it, which is logged.
 */
export async function withIssuedLetter(runtime: ServiceRuntime, request: CommandRequest): Promise<PreparedRequest | Refusal> {
  const { caseId, actor, action } = request;
  const { form, of } = request.body as IssueBody;
  const stream = caseStream(caseId);
  const file = await runtime.cabinet.open(stream);
  const state = file.stateFor(intakeDecider);
  const barred = mayActOn(file.head?.entry.agency, actor, { caseId, state, action });
  if (barred) return barred;
  const carrying = (letter: LetterWritten): PreparedRequest => ({ ...request, content: { action, body: request.body }, body: { form, letter } });
  if (file.writtenBy(request.commandId).length > 0) return carrying(standIn({ agency: '', basedOn: [], onDate: '' }));
  const entries = file.entries.map(({ entry }) => entry);
  const basis = letterBasis(caseId, entries, form, of);
  if (!basis) return refuse('letters.not-ready', { form });
  const refused = wouldRefuse(runtime, carrying(standIn(basis)), state);
  if (refused) return refused;
  const made = await makeLetter(runtime, entries, { caseId, form, of, formats: LETTER_FORMATS, actor, reason: `制发文书：${LETTER_NAMES[form].zh}` });
  if ('refusal' in made) return made;
  const documents: DocumentRef[] = [];
  for (const one of made.rendered) documents.push(await runtime.documents.put(stream, one.bytes, descriptionOf(form, one)));
  const missing = new Set(made.rendered.flatMap(({ missingCharacters }) => missingCharacters));
  const template = made.rendered[0]?.template ?? { id: '', hash: '' };
  return carrying({ ...standIn(made), template: { ...template }, documents, number: made.number, missingCharacters: missing.size });
}

const descriptionOf = (form: LetterForm, { mediaType, pages }: RenderedLetter) => ({
  mediaType, kind: form.toUpperCase().replaceAll('-', '_'), ...(pages === undefined ? {} : { pages }),
});

/** The letter as far as it is known before it is written: enough to ask whether it may be issued. */
const standIn = ({ agency, basedOn, onDate }: LetterBasis): LetterWritten => ({
  agency, basedOn: [...basedOn], onDate, template: { id: '', hash: '' }, documents: [], number: '', missingCharacters: 0,
});
