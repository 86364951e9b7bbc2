import { paramText, type RefusalCatalogue } from '@juanzong/http';

export type CaseHistoryCode = 'case-history.not-yours' | 'case-history.may-not-reveal' | 'case-history.reason-missing' | 'case-history.unknown-instant' | 'case-history.unknown-code';

export const caseHistoryRefusals: RefusalCatalogue<CaseHistoryCode> = {
  'case-history.unknown-code': {
    status: 400,
    zh: (p) => `没有“${paramText(p['value'])}”这一项，可用：${paramText(p['known'])}。`,
    en: (p) => `There is no "${paramText(p['value'], 'en')}"; there are: ${paramText(p['known'], 'en')}.`,
  },
  'case-history.not-yours': {
    status: 403,
    zh: (p) => `该案卷由机构${paramText(p['agency'])}管理，您无权查看。`,
    en: (p) => `The file belongs to agency ${paramText(p['agency'], 'en')}; you may not see it.`,
  },
  'case-history.may-not-reveal': {
    status: 403,
    zh: (p) => `角色${paramText(p['role'])}不能查看本案当事人的个人信息；仅本案机构工作人员和审计人员可以，并须说明理由。`,
    en: (p) => `The role ${paramText(p['role'], 'en')} may not see personal data of this case; staff of the owning agency and auditors may, with a reason.`,
  },
  'case-history.reason-missing': {
    status: 422, zh: () => '披露个人信息须说明理由（reason）。', en: () => 'Disclosing personal data needs a reason.',
  },
  'case-history.unknown-instant': {
    status: 400,
    zh: (p) => `“${paramText(p['value'])}”不是有效的时间，应为 YYYY-MM-DD 或 ISO 8601 时间。`,
    en: (p) => `"${paramText(p['value'], 'en')}" is not a time; use YYYY-MM-DD or an ISO 8601 instant.`,
  },
};
