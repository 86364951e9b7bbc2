import type { HardFilter } from './hard-filter.js';

/** A case never comes again to a lawyer who declined it. */
export const declinedBefore: HardFilter = {
  code: 'DECLINED_BEFORE',
  label: { zh: '未曾拒绝承办本案', en: 'Has not declined this case' },
  check: ({ lawyerId }, { excludedLawyers }) => {
    const declined = excludedLawyers.some((one) => one.lawyerId === lawyerId && one.reason === 'DECLINED_BEFORE');
    return { passed: !declined, saw: { declined: declined ? 'yes' : 'no' } };
  },
};
