import type { HardFilter } from './hard-filter.js';

/** Holds a licence to practise on the date of the draw. */
export const licence: HardFilter = {
  code: 'NOT_LICENSED',
  label: { zh: '持有有效执业证', en: 'Holds a licence to practise' },
  check: ({ licenceNumber, licensedSince }, { onDate }) => ({
    passed: licenceNumber.trim() !== '' && licensedSince <= onDate, saw: { licensedSince, onDate },
  }),
};
