import { setTimeout as sleep } from 'node:timers/promises';

/** How long an outage lasts is part of the fault: nothing is waited for. */
export const lasting = (ms: number): Promise<void> => sleep(ms);
