import { type Bilingual, bothLanguages } from '@juanzong/kernel';

const TEXTS = {
  'document.missing': { zh: '材料不存在', en: 'the document is not in the store' },
  'document.damaged': { zh: '材料已损坏：内容与摘要不符', en: 'the document is damaged: its bytes are not those of its digest' },
  'document.digest-malformed': { zh: '材料摘要格式错误', en: 'not the digest of a document' },
  'document.store-unavailable': { zh: '材料库暂不可用', en: 'the document store does not answer' },
} as const satisfies Record<string, Bilingual>;

export type DocumentErrorCode = keyof typeof TEXTS;

/** What the document store cannot give out. */
export class DocumentError extends Error {
  constructor(
    readonly code: DocumentErrorCode,
    readonly digest: string,
    options?: ErrorOptions,
  ) {
    super(`${bothLanguages(TEXTS[code])} (${digest})`, options);
    this.name = 'DocumentError';
  }
}
