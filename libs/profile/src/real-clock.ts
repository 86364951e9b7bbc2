import { type Clock, instant } from '@juanzong/kernel';

/** The wall clock of this machine. */
export const realClock: Clock = { kind: 'real', now: () => instant(Date.now()) };
