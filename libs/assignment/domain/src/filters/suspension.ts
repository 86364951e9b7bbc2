import { isSuspended } from '../roster.state.js';
import type { HardFilter } from './hard-filter.js';

/** Is not suspended from being assigned on the date of the draw. */
export const suspension: HardFilter = {
  code: 'SUSPENDED',
  label: { zh: '未被暂停指派', en: 'Is not suspended' },
  check: (lawyer, { onDate }) => {
    const current = lawyer.suspensions.find((one) => isSuspended({ ...lawyer, suspensions: [one] }, onDate));
    return { passed: current === undefined, saw: { onDate, ...(current ? { from: current.from, until: current.until ?? '' } : {}) } };
  },
};
