import { endOf } from './dates.js';

/** So long after its end a day may be without a seal: sealing takes its time. */
const GRACE_MS = 600_000;

/** Whether a day had been over for a while at an instant. */
export const isLongOver = (day: string, instant: string): boolean => Date.parse(instant) >= endOf(day) + GRACE_MS;
