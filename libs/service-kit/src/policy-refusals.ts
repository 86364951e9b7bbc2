import { paramText, type RefusalCatalogue } from '@juanzong/http';
import type { PolicyMissing } from '@juanzong/policy';

/** No rule pack is in force: an error of the rules, never a silent default. */
export const policyRefusals: RefusalCatalogue<PolicyMissing['refusal']> = {
  'policy.missing': {
    status: 422,
    zh: (p) => `地区${paramText(p['region'])}在${paramText(p['date'])}没有生效的规则（${paramText(p['kind'])} ${paramText(p['detail'])}），不能作出处理。`,
    en: (p) => `No rule pack (${paramText(p['kind'], 'en')} ${paramText(p['detail'], 'en')}) is in force for region ${paramText(p['region'], 'en')} on ${paramText(p['date'], 'en')}; nothing can be decided.`,
  },
};
