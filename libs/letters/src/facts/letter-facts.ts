import { z } from 'zod';
import type { LetterForm } from '../forms.js';

const words = z.string().trim().min(1);
const date = z.iso.date();

/** On every letter: who writes it, under which number (案号, before acceptance the register's or the file's), and of which day. */
const common = { agency: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: words }), number: words, date };

const material = z.strictObject({ name: words, copies: z.number().int().positive(), pages: z.union([z.number().int().positive(), z.literal('/')]), receivedOn: date });
const named = z.strictObject({ name: words });

/** What each form is written from. A value that a form does not always have is null, never absent. */
export const letterFacts = {
  receipt: z.strictObject({
    ...common, applicant: words, agent: words.nullable(), channel: words, matter: words, receivedOn: date, materials: z.array(material).min(1), total: z.number().int().positive(),
  }),
  'supplement-notice': z.strictObject({ ...common, applicant: words, matter: words, receivedOn: date, missing: z.array(named).min(1), dueDate: date }),
  'grant-decision': z.strictObject({
    ...common, applicant: words, matter: words, receivedOn: date, route: z.enum(['WAIVED', 'EXEMPT', 'TESTED', 'NOT_REQUIRED']), /** The bureau that set the agency up ordered the grant (法律援助法 49). */
    byOrder: z.boolean(), advance: z.boolean(),
  }),
  'refusal-decision': z.strictObject({
    ...common, applicant: words, matter: words, receivedOn: date, explanation: words, remedies: z.array(z.strictObject({ text: words })),
  }),
  'assignment-notice': z.strictObject({
    ...common, firm: words, lawyer: words, recipient: words, matter: words, category: words, opponents: words.nullable(), organ: words.nullable(), stage: words.nullable(),
    ground: z.enum(['APPLICATION', 'NOTIFICATION', 'ADVANCE']),
  }),
  'forwarding-letter': z.strictObject({
    ...common, to: words, applicant: words, matter: words, receivedOn: date, reason: words, materials: z.array(z.strictObject({ name: words, copies: z.number().int().positive() })).min(1),
  }),
  'forwarding-notice': z.strictObject({ ...common, to: words, applicant: words, matter: words, receivedOn: date, reason: words }),
  'service-record': z.strictObject({
    ...common, addressee: words, document: words, documentNumber: words, issuedOn: date,
    served: z.strictObject({ on: date, method: words, receivedBy: words.nullable() }).nullable(),
  }),
  'archive-cover': z.strictObject({
    ...common, category: words, matter: words, recipient: words, opponents: words.nullable(), organ: words.nullable(), stage: words.nullable(), firm: words.nullable(), lawyer: words.nullable(),
    receivedOn: date, grantedOn: date.nullable(), assignedOn: date.nullable(), closedOn: date, result: words,
    contents: z.array(z.strictObject({ name: words, date, pages: z.union([z.number().int().positive(), z.literal('/')]), place: words })).min(1),
    /** Known only where every document says how many pages it has. */
    totalPages: z.number().int().positive().nullable(),
  }),
} as const satisfies Record<LetterForm, z.ZodType>;

export type LetterFacts<Form extends LetterForm = LetterForm> = z.infer<(typeof letterFacts)[Form]>;
