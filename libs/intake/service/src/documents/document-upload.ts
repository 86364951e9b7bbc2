import { documentRef } from '@juanzong/intake-contracts';
import { MATERIALS } from '@juanzong/policy';
import { z } from 'zod';

/** Bytes of one document in plain. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;
/** Bytes of a request that carries documents as base64 in JSON: two of the largest, or many small ones. */
const DOCUMENT_BODY_LIMIT = 28 * 1024 * 1024;

/** The routes that take such requests. */
export const DOCUMENT_BODY_LIMITS: ReadonlyMap<string, number> = new Map(
  ['applications', 'cases/:id/documents', 'cases/:id/supply-materials'].map((path) => [`/api/intake/v1/${path}`, DOCUMENT_BODY_LIMIT]),
);

/** What may be kept as a document: formats that a centre scans or receives, none that a browser would run. */
export const DOCUMENT_MEDIA_TYPES = [
  'application/pdf', 'application/ofd', 'application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/jpeg', 'image/png', 'image/tiff', 'text/plain', 'audio/mpeg', 'video/mp4',
] as const;

/** What a document is: a material of the catalogue, or what the lawyer hands in while the case is worked on, closed, archived and reviewed. */
export const DOCUMENT_KINDS = [...MATERIALS.codes, 'AGREEMENT', 'JUDGMENT', 'SETTLEMENT', 'CLOSING_REPORT', 'ARCHIVE_PAPER', 'RECTIFICATION_PAPER'] as const;

const tooLarge = `单份材料不得超过 ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB / A document has at most ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB`;

/** Base64 that decodes to what was encoded. A pattern with repetitions would overflow on megabytes. */
const isBase64 = (text: string): boolean => text.length > 0 && !/[^A-Za-z0-9+/=]/.test(text) && Buffer.from(text, 'base64').toString('base64') === text;

/** A document as a client sends it. */
export const documentUpload = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  mediaType: z.enum(DOCUMENT_MEDIA_TYPES),
  pages: z.number().int().positive().optional(),
  contentBase64: z.string()
    .refine((text) => text.length * 0.75 <= MAX_DOCUMENT_BYTES + 2, { message: tooLarge, abort: true })
    .refine(isBase64, '应为非空的标准 Base64 / Must be standard base64 and not empty'),
});
export type DocumentUpload = z.infer<typeof documentUpload>;

/** In a command: the reference that an upload answered, or the document itself. */
export const documentOrReference = z.union([documentRef, documentUpload]);
export type DocumentOrReference = z.infer<typeof documentOrReference>;

export const isUpload = (document: DocumentOrReference): document is DocumentUpload => 'contentBase64' in document;

export const isReference = (document: DocumentOrReference): document is z.infer<typeof documentRef> => !isUpload(document);

export const bytesOf = ({ contentBase64 }: DocumentUpload): Buffer => Buffer.from(contentBase64, 'base64');
