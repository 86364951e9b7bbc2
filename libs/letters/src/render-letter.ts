import { LETTER_MEDIA_TYPES, type LetterForm, type LetterFormat } from './forms.js';
import { letterFacts, type LetterFacts } from './facts/letter-facts.js';
import type { Letter } from './letter.js';
import { LetterError } from './letter-error.js';
import { fillLetter } from './template/fill.js';
import { officialNumber } from './template/filters.js';
import { loadTemplates, type NamedTemplate, type TemplateBook, templateFor } from './template/load-templates.js';

export interface LetterRequest<Form extends LetterForm = LetterForm> {
  readonly form: Form;
  readonly facts: LetterFacts<Form>;
  /** Whose template: the most specific on the path of this region. */
  readonly region: string;
  readonly format: LetterFormat;
}

export interface RenderedLetter {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  readonly template: Pick<NamedTemplate, 'id' | 'hash'>;
  /** Known where the platform sets the pages itself. */
  readonly pages?: number;
  /** Characters that the typeface of the PDF lacks; each is shown as 〓. A DOCX has every character. */
  readonly missingCharacters: readonly string[];
}

let book: TemplateBook | undefined;
/** The platform's own templates, read once. */
const ownTemplates = (): TemplateBook => (book ??= loadTemplates());

/**
 * Writes one letter. The same facts give the same bytes. Libraries and typefaces are loaded when the first letter is written.
 * @throws LetterError for facts that the form does not know, a placeholder without a value, or a form without a template.
 */
export async function renderLetter(request: LetterRequest, templates: TemplateBook = ownTemplates()): Promise<RenderedLetter> {
  const { form, facts, region, format } = request;
  const known = letterFacts[form].safeParse(facts);
  if (!known.success) throw new LetterError('letters.facts-wrong', form, known.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  const template = templateFor(templates, form, region);
  const letter = fillLetter(template, known.data);
  const shared = { mediaType: LETTER_MEDIA_TYPES[format], fileName: letterFileName(template.name, known.data.number, format), template: { id: template.id, hash: template.hash } };
  return { ...shared, ...(await rendered(letter, format)) };
}

async function rendered(letter: Letter, format: LetterFormat): Promise<Pick<RenderedLetter, 'bytes' | 'pages' | 'missingCharacters'>> {
  if (format === 'docx') return { bytes: await (await import('./render/docx.js')).renderDocx(letter), missingCharacters: [] };
  const { bytes, pages, missing } = await (await import('./render/pdf.js')).renderPdf(letter);
  return { bytes, pages, missingCharacters: missing };
}

/** No name of a person stands in the name of a file. */
export const letterFileName = (name: string, number: string, format: LetterFormat): string => `${name}-${officialNumber(number)}.${format}`.replace(/[\\/:*?"<>|\p{Cc}]/gu, '、');
