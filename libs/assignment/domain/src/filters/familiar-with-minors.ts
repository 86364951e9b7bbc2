import type { HardFilter } from './hard-filter.js';

/** Is familiar with the body and mind of minors (程序规定 26). */
export const familiarWithMinors: HardFilter = {
  code: 'NOT_FAMILIAR_WITH_MINORS',
  label: { zh: '熟悉未成年人身心特点', en: 'Is familiar with minors' },
  check: (lawyer) => ({ passed: lawyer.familiarWithMinors, saw: { familiarWithMinors: lawyer.familiarWithMinors ? 'yes' : 'no' } }),
};
