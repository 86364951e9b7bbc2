import type { HardFilter } from './hard-filter.js';

/** No conflict of interest with the case is on record. */
export const conflictOfInterest: HardFilter = {
  code: 'CONFLICT_OF_INTEREST',
  label: { zh: '与本案无利益冲突', en: 'Has no conflict of interest' },
  check: ({ lawyerId }, { excludedLawyers }) => {
    const kinds = excludedLawyers.flatMap((one) => (one.lawyerId === lawyerId && one.reason === 'CONFLICT_OF_INTEREST' ? [one.kind] : []));
    return { passed: kinds.length === 0, saw: { conflicts: kinds.join('、') } };
  },
};
