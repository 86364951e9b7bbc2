import { code } from '@juanzong/common-contracts';
import { z } from 'zod';

/** The id of an entry of the same file. */
export const entryRef = z.uuid();
export const entryRefs = z.array(entryRef).min(1);

/** Free text in a file: under the key that the recipient has had since the application. */
export const inFile = z.string().min(1).meta({ personal: 'applicant' });
/** The same where there need not be any. */
export const noteInFile = z.string().nullable().meta({ personal: 'applicant' });

/** An encrypted document's place in the document store and what it is. */
export const documentRef = z.strictObject({
  digest: z.string(),
  size: z.number().int().nonnegative(),
  mediaType: z.string(),
  kind: code,
  pages: z.number().int().positive().optional(),
});

/** One item of the archive: which of the list, the documents, and how many sheets of paper. */
export const archiveItem = z.strictObject({ item: code, documents: z.array(documentRef).min(1), pages: z.number().int().positive() });
export type ArchiveItem = z.infer<typeof archiveItem>;

/** One line of the contents page: the item as the list calls it, and its pages from and to, counted through. */
export const contentsLine = z.strictObject({
  item: code, label: z.strictObject({ zh: z.string(), en: z.string() }), from: z.number().int().positive(), to: z.number().int().positive(),
});
export type ContentsLine = z.infer<typeof contentsLine>;

export const ENTRY_ID = '0f8fad5b-d9cb-569f-a165-70867728950e';
export const ACT_ID = '5d1b2f0a-6a8e-5c0e-9d36-0a4f7d1c8e21';
export const FINDING_ID = 'b7a3c1de-0c4f-5b5e-8f11-6d2e9c7a4b10';
