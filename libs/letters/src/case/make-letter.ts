import { caseStream, type Entry } from '@juanzong/case-file';
import { type Actor, isRefusal, refuse, type Refusal } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { ERASED_TEXT } from '@juanzong/vault';
import type { LetterFacts } from '../facts/letter-facts.js';
import type { LetterForm, LetterFormat } from '../forms.js';
import { LetterError } from '../letter-error.js';
import { renderLetter, type RenderedLetter } from '../render-letter.js';
import { type CaseLetter, type CaseTold, type LetterBasis, numberOf } from './case-letter.js';
import { CASE_LETTERS } from './case-letters.js';
import type { LetterRefusal } from './letter-refusals.js';
import { agencyName } from './names.js';
import { told } from './told.js';

export interface CaseLetterRequest {
  readonly caseId: string;
  readonly form: LetterForm;
  readonly formats: readonly LetterFormat[];
  /** Who reads the personal data that stand on it, and why: logged before they are opened. */
  readonly actor: Actor;
  readonly reason: string;
  /** For a record of service: of which letter. */
  readonly of?: LetterForm | undefined;
}

export interface CaseLetterMade extends LetterBasis {
  readonly form: LetterForm;
  readonly number: string;
  /** In the order of the formats asked for. */
  readonly rendered: readonly RenderedLetter[];
}

/** What was received names the person; every letter speaks of it. */
const ALWAYS_OPENED: readonly string[] = ['intake.ApplicationReceived', 'intake.ApplicationReceivedCorrected'];

/** What each form rests on now; undefined where nothing has happened that it could tell. Opens nothing. */
export function letterBasis(caseId: string, entries: readonly Entry[], form: LetterForm, of?: LetterForm): LetterBasis | undefined {
  return CASE_LETTERS[form].basis(toldOf(caseId, entries, of));
}

/** Writes a letter of a case from its entries. The personal fields that it tells are opened for this reader, and logged. */
export async function makeLetter(runtime: Pick<ServiceRuntime, 'vault'>, entries: readonly Entry[], request: CaseLetterRequest): Promise<CaseLetterMade | LetterRefusal> {
  const { caseId, form, formats, of } = request;
  const basis = letterBasis(caseId, entries, form, of);
  if (!basis) return refuse('letters.not-ready', { form });
  const opened = toldOf(caseId, await openedFor(runtime, entries, request), of);
  const facts = { agency: { code: basis.agency, name: agencyName(basis.agency) }, number: numberOf(opened), date: basis.onDate, ...CASE_LETTERS[form].facts(opened) };
  if (JSON.stringify(facts).includes(ERASED_TEXT)) return refuse('letters.data-erased', { form });
  const rendered = await orRefuse(form, async () => {
    const letters: RenderedLetter[] = [];
    for (const format of formats) letters.push(await renderLetter({ form, facts: facts as LetterFacts, region: basis.agency, format }));
    return letters;
  });
  return isRefusal(rendered) ? rendered : { ...basis, form, number: facts.number, rendered };
}

const toldOf = (caseId: string, entries: readonly Entry[], of: LetterForm | undefined): CaseTold => ({ ...told(entries), caseId, entries, of });

async function openedFor({ vault }: Pick<ServiceRuntime, 'vault'>, entries: readonly Entry[], { caseId, form, actor, reason }: CaseLetterRequest): Promise<Entry[]> {
  const { opens }: Pick<CaseLetter, 'opens'> = CASE_LETTERS[form];
  const read = entries.filter(({ type }) => ALWAYS_OPENED.includes(type) || opens.includes(type));
  const data = await vault.openForReader({ actor, reason, stream: caseStream(caseId) }, read);
  const byId = new Map(read.map(({ eventId }, i) => [eventId, data[i]]));
  return entries.map((entry) => (byId.has(entry.eventId) ? { ...entry, data: byId.get(entry.eventId) } : entry));
}

async function orRefuse<T>(form: LetterForm, work: () => Promise<T>): Promise<T | Refusal<'letters.value-missing'>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LetterError && (error.code === 'letters.value-missing' || error.code === 'letters.facts-wrong')) return refuse('letters.value-missing', { form, value: error.detail });
    throw error;
  }
}
