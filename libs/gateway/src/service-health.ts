import type { ServiceUrls } from '@juanzong/config';
import type { HealthCheck, HealthResult } from '@juanzong/observability';
import { z } from 'zod';

const ASK_MS = 1500;
const REPORT = z.object({ checks: z.record(z.string(), z.object({ ok: z.boolean() })) });

/** A check for every service: ready if one of its instances is; what each of them says is shown. */
export const serviceChecks = (services: ServiceUrls): HealthCheck[] =>
  [...services].map(([name, urls]) => ({ name, kind: 'ready', check: () => readiness(urls) }));

async function readiness(urls: readonly string[]): Promise<HealthResult> {
  const told = await Promise.all(urls.map(async (url) => ({ url, state: await stateOf(url) })));
  return { ok: told.some(({ state }) => state === 'ready'), detail: told.map(({ url, state }) => `${url} ${state}`).join('; ') };
}

/** `ready`, `not ready: postgres, bus`, `no answer`. */
async function stateOf(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(ASK_MS) });
    if (response.ok) return 'ready';
    const report = REPORT.safeParse(await response.json());
    const failing = Object.entries(report.data?.checks ?? {}).flatMap(([check, { ok }]) => (ok ? [] : [check]));
    return `not ready: ${failing.join(', ') || response.status}`;
  } catch (error) {
    return `no answer: ${error instanceof Error ? error.name : 'failed'}`;
  }
}
