import { fileURLToPath } from 'node:url';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.js';

/** As `npm run demo` starts it. */
const VIRTUAL = { JUANZONG_CLOCK: 'virtual', JUANZONG_CLOCK_START: '2024-01-01', JUANZONG_CALENDAR_LAG: '50', JUANZONG_LOG_LEVEL: 'error' };

/** A file of the repository. */
export const fileOf = (path: string): string => fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));

/** Starts a platform on a virtual clock; the signal kills it. */
export const startVirtual = (data: string, killed?: AbortSignal): Promise<PlatformProcess> => startPlatformProcess(data, VIRTUAL, killed);
