import type { HardFilter } from './hard-filter.js';

/** Works in the field of the matter (程序规定 25: chosen by speciality among others). */
export const speciality: HardFilter = {
  code: 'OUTSIDE_SPECIALITY',
  label: { zh: '专业特长与案件类别相符', en: 'Works in the field of the matter' },
  check: ({ specialities }, { matterCategory }) => ({
    passed: specialities.includes(matterCategory), saw: { matterCategory, specialities: specialities.join('、') },
  }),
};
