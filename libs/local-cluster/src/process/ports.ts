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

/** What this process was given: whoever was may not listen yet. Forgotten when much of the range is on it. */
const given = new Set<number>();
const REMEMBERED = 4_000;

/** As many ports of 127.0.0.1 as asked for, one after the other, that nobody listens on now and nobody else in this process was just given. */
export async function freePorts(count: number): Promise<number[]> {
  if (given.size > REMEMBERED) given.clear();
  for (;;) {
    const first = randomInt(LOWEST, HIGHEST - count);
    const ports = Array.from({ length: count }, (_, i) => first + i);
    if (ports.some((port) => given.has(port))) continue;
    for (const port of ports) given.add(port);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return ports;
  }
}
