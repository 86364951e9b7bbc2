import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { documentRef } from '../application.js';

const ENTRY = '0f8fad5b-d9cb-569f-a165-70867728950e';
const DIGEST = '3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea';

/** The standard forms by name; the library of letters knows their templates. */
export const letterForm = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

/** A letter (文书) of the case was written out from a template and is kept with it, as PDF and as DOCX. */
export const documentIssuedV1 = defineEvent({
  type: 'intake.DocumentIssued',
  version: 1,
  label: { zh: '制发文书', en: 'Letter issued' },
  streams: ['case'],
  mustUnderstand: ['intake'],
  lifeCycle: false,
  schema: z.strictObject({
    form: letterForm,
    /** The template that it was written from: `<region>/<form>`, and the SHA-256 of what it said then. */
    template: z.strictObject({ id: z.string().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    documents: z.array(documentRef).min(1),
    /** The number on the letter: the case number, before acceptance the register's or the file's. */
    number: z.string().min(1),
    onDate: z.iso.date(),
    /** The entries that it tells of. A letter on the same entries is issued once. */
    basedOn: z.array(z.string()).min(1),
    /** How many different characters the PDF shows as 〓 because its typeface lacks them; the DOCX has them all. */
    missingCharacters: z.number().int().nonnegative(),
  }),
  example: {
    form: 'grant-decision', template: { id: '000000/grant-decision', hash: DIGEST },
    documents: [{ digest: DIGEST, size: 36_100, mediaType: 'application/pdf', kind: 'GRANT_DECISION', pages: 1 }],
    number: '（2024）芜湖市镜湖区法援民字第0001号', onDate: '2024-03-11', basedOn: [ENTRY], missingCharacters: 0,
  },
});
