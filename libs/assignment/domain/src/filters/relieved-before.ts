import type { HardFilter } from './hard-filter.js';

/** A case never comes again to a lawyer who was relieved of it (法律援助法 55). */
export const relievedBefore: HardFilter = {
  code: 'RELIEVED_BEFORE',
  label: { zh: '未曾被更换离任本案', en: 'Was not relieved of this case' },
  check: ({ lawyerId }, { excludedLawyers }) => {
    const relieved = excludedLawyers.some((one) => one.lawyerId === lawyerId && one.reason === 'RELIEVED_BEFORE');
    return { passed: !relieved, saw: { relieved: relieved ? 'yes' : 'no' } };
  },
};
