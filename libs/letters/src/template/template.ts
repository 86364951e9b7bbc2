import { z } from 'zod';
import { LETTER_FORMS } from '../forms.js';

const text = z.string().min(1);
/** The block stands only where the value of the path is there (not absent, null, false, empty), or equals what is given. */
const condition = z.union([text, z.record(z.string(), z.union([z.string(), z.boolean(), z.number()]))]);
const guarded = { when: condition.optional(), unless: condition.optional() };
const repeated = { ...guarded, each: text.optional() };

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title'), lines: z.array(text).min(1), ...guarded }),
  z.strictObject({ kind: z.literal('number'), text, ...guarded }),
  z.strictObject({ kind: z.literal('addressee'), text, ...guarded }),
  z.strictObject({ kind: z.literal('paragraph'), text, indent: z.boolean().default(true), ...repeated }),
  z.strictObject({ kind: z.literal('heading'), text, ...guarded }),
  z.strictObject({ kind: z.literal('note'), text, ...repeated }),
  z.strictObject({
    kind: z.literal('table'), widths: z.array(z.number().positive()).min(1), head: z.array(text).default([]), align: z.array(z.enum(['left', 'center'])).default([]),
    /** Rows once for every member of a list, or the rows as they stand; a cell may be empty for a signature by hand. */
    each: text.optional(), rows: z.array(z.array(z.string()).min(1)).min(1), minHeight: z.number().nonnegative().default(0), ...guarded,
  }),
  z.strictObject({ kind: z.literal('signature'), name: text, seal: text.nullable().default('（印章）'), date: text, ...guarded }),
  z.strictObject({ kind: z.literal('space'), lines: z.number().positive().default(1), ...guarded }),
  z.strictObject({ kind: z.literal('pageBreak'), ...guarded }),
]);

/** A form of one region as data: blocks with placeholders `{{path}}` or `{{path|filter}}`. */
export const letterTemplateSchema = z.strictObject({
  form: z.enum(LETTER_FORMS),
  region: z.string().regex(/^\d{6}$/),
  /** What the form is called on the letter; a placeholder is not allowed here. */
  name: text,
  source: z.strictObject({ document: text, note: text }),
  /** Whether the wording was compared with the standard word by word. */
  wordingVerified: z.boolean(),
  pageNumbers: z.boolean().default(true),
  textSize: z.enum(['三号', '四号']).default('三号'),
  blocks: z.array(block).min(1),
});
export type LetterTemplate = z.infer<typeof letterTemplateSchema>;
export type TemplateBlock = z.infer<typeof block>;
export type TemplateCondition = z.infer<typeof condition>;
