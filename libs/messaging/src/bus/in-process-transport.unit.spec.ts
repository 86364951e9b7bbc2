import { describe, expect, it } from '@jest/globals';
import { SampleWriter } from '../conformance/sample-messages.js';
import { turns } from '../test-support/virtual-time.js';
import { InProcessTransport } from './in-process-transport.js';
import { type Delivery, positionOf } from './transport.js';

const listen = async (transport: InProcessTransport, group: string, from = -1n, until: Promise<void> = Promise.resolve()): Promise<Delivery[]> => {
  const got: Delivery[] = [];
  const take = async (delivery: Delivery): Promise<void> => {
    await until;
    got.push(delivery);
  };
  await transport.subscribe(group, take, { from });
  return got;
};

describe('the in-process transport', () => {
  it('lets go what a slow group did not take, and admits it', async () => {
    const transport = new InProcessTransport({ partitions: 1, retain: 5, epoch: 'e' });
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const got = await listen(transport, 'slow', -1n, gate);
    const writer = new SampleWriter('e');
    for (let i = 0; i < 100; i += 1) await transport.publish(writer.write('case-a'));
    expect(transport.kept).toBeLessThanOrEqual(10);
    release();
    await turns();
    const holes = got.filter((delivery, i) => i > 0 && delivery.previous !== positionOf(got[i - 1] ?? delivery));
    expect(holes).toHaveLength(1);
    expect(got.length).toBeLessThan(15);
    await transport.close();
  });

  it('does not pretend to know what came before its first message', async () => {
    const transport = new InProcessTransport({ partitions: 1, epoch: 'e' });
    const got = await listen(transport, 'a');
    const [message] = new SampleWriter('e').write('case-a');
    await transport.publish(message ? [message] : []);
    await turns();
    expect(got[0]?.previous).toBe((message?.position ?? 0n) - 1n);
    await transport.close();
  });

  it('drops what the relay publishes again', async () => {
    const transport = new InProcessTransport({ epoch: 'e' });
    const got = await listen(transport, 'a');
    const messages = new SampleWriter('e').rounds(2);
    await transport.publish(messages);
    await transport.publish(messages);
    await turns(30);
    expect(got).toHaveLength(messages.length);
    await transport.close();
  });

  it('has one subscription for a group, and no more than that', async () => {
    const transport = new InProcessTransport();
    const first = await transport.subscribe('a', async () => undefined, { from: -1n });
    await expect(transport.subscribe('a', async () => undefined, { from: -1n })).rejects.toThrow('already subscribed');
    await first.close();
    await transport.subscribe('a', async () => undefined, { from: -1n });
    await transport.close();
    await expect(transport.subscribe('b', async () => undefined, { from: -1n })).rejects.toThrow('closed');
  });

  it('has a new epoch in every life', async () => {
    expect(await new InProcessTransport().epoch()).not.toBe(await new InProcessTransport().epoch());
  });
});
