import { ageOn, calendarDate } from '@juanzong/kernel';
import type { HardFilter } from './hard-filter.js';

/** Completed years of relevant practice: of defence in a criminal case (法律援助法 26), of practice otherwise. `limit` in years. */
export const yearsOfPractice: HardFilter = {
  code: 'TOO_FEW_YEARS',
  label: { zh: '相关执业经历年限', en: 'Years of relevant practice' },
  check: ({ licensedSince, criminalDefenceSince }, { matterCategory, onDate }, limit) => {
    const since = matterCategory === 'CRIMINAL' ? criminalDefenceSince : licensedSince;
    const years = since === undefined ? 0 : Math.max(0, ageOn(calendarDate(since), calendarDate(onDate)));
    return { passed: years >= limit, saw: { years, required: limit, since: since ?? '' } };
  },
};
