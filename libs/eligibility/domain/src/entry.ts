import type { EligibilityEvent } from './assessment.events.js';

/** An entry of eligibility's, of version 1 like all of them. */
export const entry = <E extends EligibilityEvent>(event: Omit<E, 'version'>): E => ({ ...event, version: 1 }) as E;
