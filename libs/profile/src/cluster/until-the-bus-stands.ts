import type { Transport } from '@juanzong/messaging';
import type { Log } from '@juanzong/observability';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const TRY_AGAIN_MS = 500;

/**
 * Waits until the topic answers: services and the relay that makes it may start in any order. @throws what stood in the way, after a minute.
 */
export async function untilTheBusStands(transport: Pick<Transport, 'epoch'>, context: string, log: Log, patienceMs = PATIENCE_MS): Promise<void> {
  const end = performance.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await transport.epoch();
      return;
    } catch (err) {
      if (performance.now() > end) throw err;
      if (attempt === 1) log.warn({ context, err }, 'the bus does not answer yet, and is waited for');
      await sleep(TRY_AGAIN_MS);
    }
  }
}
