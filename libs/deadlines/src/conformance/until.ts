import { setTimeout as sleep } from 'node:timers/promises';

const STEP_MS = 5;

/** Resolves once the condition holds. @throws Error after `limitMs` */
export async function until(holds: () => boolean | Promise<boolean>, what: string, limitMs = 20_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await sleep(STEP_MS);
  }
}
