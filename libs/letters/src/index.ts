export { isLetterForm, LETTER_FORMATS, LETTER_FORMS, LETTER_MEDIA_TYPES, LETTER_NAMES, type LetterForm, type LetterFormat } from './forms.js';
export { letterFacts, type LetterFacts } from './facts/letter-facts.js';
export { LetterError, type LetterErrorCode } from './letter-error.js';
export { type LetterRequest, renderLetter, type RenderedLetter } from './render-letter.js';
export { clause, FILTERS, hanDate, officialDate, officialNumber } from './template/filters.js';
export { loadTemplates, type NamedTemplate, type TemplateBook, templateFor, templatesFolder } from './template/load-templates.js';
export { type LetterTemplate, letterTemplateSchema } from './template/template.js';
