import { paramText, type RefusalCatalogue } from '@juanzong/http';

export type SealingHttpCode = 'sealing.agency-unknown' | 'sealing.agency-not-yours' | 'sealing.nothing-published';

export const sealingRefusals: RefusalCatalogue<SealingHttpCode> = {
  'sealing.agency-unknown': {
    status: 404,
    zh: (p) => `机构${paramText(p['agency'])}没有登记过案件。`,
    en: (p) => `Agency ${paramText(p['agency'], 'en')} has registered no case.`,
  },
  'sealing.agency-not-yours': {
    status: 403,
    zh: (p) => `机构${paramText(p['agency'])}的案卷由该机构、其主管机关和审计人员导出。`,
    en: (p) => `The files of agency ${paramText(p['agency'], 'en')} are exported by itself, the authority above it and auditors.`,
  },
  'sealing.nothing-published': {
    status: 404,
    zh: (p) => `没有公布过${paramText(p['file'])}。`,
    en: (p) => `${paramText(p['file'], 'en')} was not published.`,
  },
};
