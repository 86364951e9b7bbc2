import { paramText, type RefusalCatalogue } from '@juanzong/http';
import { documentReferenceRefusals, type DocumentReferenceRefusal, ownershipRefusals } from '@juanzong/service-kit';

export type DocumentsCode = 'documents.may-not' | 'documents.not-in-case';

/** Every refusal about documents of a case. */
export const documentsRefusals: RefusalCatalogue<DocumentsCode | DocumentReferenceRefusal['refusal'] | keyof typeof ownershipRefusals> = {
  ...documentReferenceRefusals,
  ...ownershipRefusals,
  'documents.may-not': {
    status: 403,
    zh: (p) => `角色${paramText(p['role'])}不能办理或查阅本案材料；本案机构工作人员可以，承办律师可以提交，审计人员可以查阅。`,
    en: (p) => `The role ${paramText(p['role'], 'en')} may not handle documents of this case; staff of its agency may, its lawyer may hand in, and auditors may read.`,
  },
  'documents.not-in-case': {
    status: 404, zh: (p) => `案卷中没有摘要为${paramText(p['digest'])}的材料。`, en: (p) => `The case file names no document with the digest ${paramText(p['digest'], 'en')}.`,
  },
};
