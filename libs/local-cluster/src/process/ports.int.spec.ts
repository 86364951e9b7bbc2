import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { freePorts, isFree } from './ports.js';

const BLOCKS = 300;
const COUNT = 4;

describe('free ports', () => {
  it('are given to nobody twice, also before anybody listens', async () => {
    const blocks = await Promise.all(Array.from({ length: BLOCKS }, () => freePorts(COUNT)));
    expect(new Set(blocks.flat()).size).toBe(BLOCKS * COUNT);
    for (const [first = 0, ...others] of blocks) expect(others).toEqual(Array.from({ length: COUNT - 1 }, (_, i) => first + i + 1));
  });

  it('are not those that somebody listens on', async () => {
    const [port = 0] = await freePorts(1);
    const server = createServer().listen({ port, host: '127.0.0.1' });
    await once(server, 'listening');
    expect(await isFree(port)).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await isFree(port)).toBe(true);
  });
});
