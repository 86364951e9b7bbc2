import { setTimeout as sleep } from 'node:timers/promises';
import type { PlatformHttp } from './platform-http.js';

const PAUSE_MS = 20;
const PATIENCE_MS = 600_000;
const POSITION = /^juanzong_position\{reader="([^"]+)"\} (\d+)$/gm;

/** Waits until relay, contexts and read models have all come to the store's last entry, which is `newest` or later. @throws Error if that takes ten minutes. */
export async function untilEverythingIsDone(platform: PlatformHttp, newest: bigint): Promise<{ readonly position: bigint }> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { text } = await platform.open('/metrics');
    const positions = [...text.matchAll(POSITION)].map(([, reader = '', at = '']) => [reader, BigInt(at)] as const);
    const store = positions.find(([reader]) => reader === 'store')?.[1];
    if (store !== undefined && store >= newest && positions.length > 1 && positions.every(([, at]) => at === store)) return { position: store };
    if (Date.now() > until) throw new Error(`not everything was done in ten minutes: ${positions.map(([reader, at]) => `${reader} at ${at}`).join(', ')}`);
    await sleep(PAUSE_MS);
  }
}
