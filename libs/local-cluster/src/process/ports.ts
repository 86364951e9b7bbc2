import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { hasCode } from '@juanzong/read-model/standalone';
import { createServer } from 'node:net';

const HOST = '127.0.0.1';
/** Below the range from which the system gives ports to outgoing connections: those come and go, and one may sit on a port that a killed component comes back to. */
const LOWEST = 12_000;
const HIGHEST = 32_000;

/** Whether nobody listens on this port of 127.0.0.1. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen({ port, host: HOST });
  try {
    await once(server, 'listening');
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) return false;
    throw error;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/** As many ports of 127.0.0.1 as asked for, one after the other, that nobody listens on now. */
export async function freePorts(count: number): Promise<number[]> {
  for (;;) {
    const first = randomInt(LOWEST, HIGHEST - count);
    const ports = Array.from({ length: count }, (_, i) => first + i);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return ports;
  }
}
