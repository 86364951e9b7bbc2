import { caseStream, type DocumentReference } from '@juanzong/case-file';
import { DocumentError } from '@juanzong/documents';
import { paramText, type RefusalCatalogue } from '@juanzong/http';
import { refuse, type Refusal } from '@juanzong/kernel';
import { VaultError } from '@juanzong/vault';
import type { ServiceRuntime } from './service-runtime.js';

export type DocumentReferenceRefusal = Refusal<'documents.unknown-digest' | 'documents.reference-differs'>;

/**
 * Whether a case may carry these references: each names a document that the store has, undamaged, under this case's key,
 * and with the size that it says. @returns the refusal of the first that does not.
 */
export async function unfitReference(
  { documents }: Pick<ServiceRuntime, 'documents'>, caseId: string, references: readonly Pick<DocumentReference, 'digest' | 'size'>[],
): Promise<DocumentReferenceRefusal | undefined> {
  for (const { digest, size } of references) {
    try {
      const stored = await documents.sizeIn(caseStream(caseId), digest);
      if (stored !== size) return refuse('documents.reference-differs', { digest, size, stored });
    } catch (error) {
      if (isUnknown(error)) return refuse('documents.unknown-digest', { digest });
      throw error;
    }
  }
  return undefined;
}

/** Another case's document cannot be opened under this case's key: for this case it is not there. */
const isUnknown = (error: unknown): boolean =>
  (error instanceof DocumentError && (error.code === 'document.missing' || error.code === 'document.digest-malformed')) || (error instanceof VaultError && error.code === 'vault.ciphertext-damaged');

export const documentReferenceRefusals: RefusalCatalogue<DocumentReferenceRefusal['refusal']> = {
  'documents.unknown-digest': {
    status: 422,
    zh: (p) => `本案没有摘要为${paramText(p['digest'])}的材料，请先上传。`,
    en: (p) => `This case has no document with the digest ${paramText(p['digest'], 'en')}; upload it first.`,
  },
  'documents.reference-differs': {
    status: 422,
    zh: (p) => `材料${paramText(p['digest'])}的大小为${paramText(p['stored'])}字节，与所填${paramText(p['size'])}字节不符，请原样使用上传时返回的引用。`,
    en: (p) => `The document ${paramText(p['digest'], 'en')} has ${paramText(p['stored'], 'en')} bytes, not ${paramText(p['size'], 'en')}; use the reference that the upload answered.`,
  },
};
