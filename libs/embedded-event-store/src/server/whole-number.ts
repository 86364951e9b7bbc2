import { invalidArgument } from './call-error.js';

/**
 * A whole number that came as decimal text of up to 64 bits. What lies beyond 2^48 is beyond every event, and is taken
 * as 2^48. Throws INVALID_ARGUMENT for anything else.
 */
export function wholeNumber(text: string): number {
  if (!/^\d{1,20}$/.test(text)) throw invalidArgument(`not a whole number: ${text.slice(0, 40)}`);
  return Math.min(Number(text), BEYOND);
}

/** No revision and no position reaches this. */
export const BEYOND = 2 ** 48;
