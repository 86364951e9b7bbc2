import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals';
import { epochOf } from '../bus/transport.js';
import { SampleWriter } from '../conformance/sample-messages.js';
import { MemoryRelayCheckpoints } from '../relay/entry-feed.js';
import { RelayFenced } from '../relay/relay-fenced.js';
import { describeWithKafka } from '../test-support/found-kafka.js';
import { eventually, KafkaLine, Witness } from '../test-support/kafka-line.js';
import { TestTopics } from '../test-support/test-topics.js';
import { kafkaClient } from './kafka-client.js';
import { EpochUnknown, TopicMadeAnew } from './kafka-errors.js';
import { heartbeatRecords } from './wire.js';

await describeWithKafka('a relay on Kafka', (broker) => {
  const topics = new TestTopics(broker);
  let line: KafkaLine;
  beforeEach(async () => {
    line = new KafkaLine(topics, await topics.make());
  });
  afterEach(() => line.stop());
  afterAll(() => topics.removeAll());

  const positionsIn = async (of: KafkaLine): Promise<() => bigint[]> => {
    const got: bigint[] = [];
    await of.transport().subscribe('reader', async (d) => void (d.kind === 'message' && got.push(d.message.position)), { from: -1n });
    return () => got;
  };

  it('that another one fenced stops by itself, tells, and gets nothing more into the topic', async () => {
    const fenced: RelayFenced[] = [];
    const zombie = line.relay({ onFenced: (error) => fenced.push(error) });
    await zombie.start();
    await line.load(20, 4);
    await zombie.idle(line.store.head);
    const successor = line.transport({ publishes: true });
    const epoch = await successor.epoch();
    line.store.append('case-late');
    await eventually('the zombie learns it', () => fenced.length > 0);
    await zombie.idle(line.store.head + 100n);
    expect(fenced).toEqual([expect.any(RelayFenced)]);
    const got = await positionsIn(line);
    const writer = new SampleWriter(epoch);
    for (let i = 0; i < 60; i += 1) writer.write('case-x');
    // To every partition, behind whatever the zombie might have put there.
    const own = writer.rounds(1);
    await successor.publish(own);
    await eventually('what the successor published arrives', () => own.every(({ position }) => got().includes(position)));
    const rising = (a: bigint, b: bigint): number => (a < b ? -1 : 1);
    expect(got().sort(rising)).toEqual([...line.store.all.slice(0, 20), ...own].map(({ position }) => position));
  });

  it('that lost its producer and slept does not take the place back, and leaves the other in peace', async () => {
    const zombie = line.transport({ publishes: true });
    const writer = new SampleWriter(await zombie.epoch());
    const [tooLarge] = writer.write('case-a');
    if (!tooLarge) throw new Error('unreachable');
    const huge = { ...tooLarge, entry: { ...tooLarge.entry, data: 'x'.repeat(2_000_000) } };
    await expect(zombie.publish([huge])).rejects.toThrow(/larger/);
    const successor = line.transport({ publishes: true });
    await successor.publish(new SampleWriter(await successor.epoch()).write('case-b'));
    await expect(zombie.publish(writer.write('case-a'))).rejects.toThrow(RelayFenced);
    await expect(zombie.heartbeat(900n)).rejects.toThrow(RelayFenced);
    await successor.heartbeat(901n);
    expect(await successor.epoch()).toBe(await line.transport().epoch());
  });

  it('goes on with a new producer after an error, in the same epoch, and what failed is not in the topic', async () => {
    const relay = line.transport({ publishes: true });
    const epoch = await relay.epoch();
    const got = await positionsIn(line);
    const writer = new SampleWriter(epoch);
    const [good, bad] = writer.write('case-a', 'case-b');
    if (!good || !bad) throw new Error('unreachable');
    await expect(relay.publish([good, { ...bad, entry: { ...bad.entry, data: 'x'.repeat(2_000_000) } }])).rejects.toThrow(/larger/);
    expect(await relay.epoch()).toBe(epoch);
    await relay.publish([bad]);
    await eventually('the good one arrives', () => got().length > 0);
    expect(got()).toEqual([bad.position]);
  });

  it('notices a topic that was made anew behind its back, before anything of the old epoch is in it', async () => {
    const relay = line.transport({ publishes: true });
    const writer = new SampleWriter(await relay.epoch());
    await relay.publish(writer.rounds(3));
    await topics.remove(line.topic);
    await topics.make(line.topic);
    const old = writer.rounds(1);
    await expect(relay.publish(old)).rejects.toThrow();
    await eventually('it is open again', () => relay.epoch().then(() => true, () => false));
    await expect(relay.publish(old)).rejects.toThrow(TopicMadeAnew);
    const epoch = await relay.epoch();
    const own = old.map((message) => ({ ...message, epoch }));
    await relay.publish(own);
    const epochs: string[] = [];
    await line.transport().subscribe('reader', async (delivery) => void epochs.push(epochOf(delivery)), { from: -1n });
    await eventually('all of it arrives', () => epochs.length >= own.length);
    expect(new Set(epochs)).toEqual(new Set([epoch]));
  });

  it('is the only one whose epoch counts: what somebody puts into the topic under an invented one moves nobody', async () => {
    const witness = new Witness();
    const relay = line.relay();
    await relay.start();
    const runner = line.runner(witness.handler('first'));
    await runner.start();
    await line.load(20, 4);
    await eventually('the first entries', () => witness.sawAllOf(line.store));
    const forger = kafkaClient({ brokers: [broker] }).producer();
    await forger.connect();
    const beats = heartbeatRecords('invented', 1_000_000n, Array.from({ length: line.transport().partitions }, () => 999_999n));
    await forger.send({ topic: line.topic, messages: beats.map((record) => ({ ...record })) });
    await forger.disconnect();
    await eventually('it is told of', () => line.failures.some((error) => error instanceof EpochUnknown));
    await line.load(20, 4);
    await eventually('what is real arrives behind it', () => witness.sawAllOf(line.store));
    const epochs = [...(await line.positions.load('eligibility')).partitions.values()].map(({ epoch }) => epoch);
    expect([witness.faults, epochs.includes('invented')]).toEqual([[], false]);
  });

  it('leaves out heartbeats that follow too soon, and says the last of them a moment later', async () => {
    const beats: bigint[] = [];
    const reader = line.transport();
    const idle = (reader.partitionOf('case-a') + 1) % reader.partitions;
    await reader.subscribe('reader', async (d) => void (d.kind === 'heartbeat' && d.partition === idle && beats.push(d.position)), { from: -1n });
    const relay = line.relay({ heartbeatEveryMs: 50 }, { heartbeatGapMs: 300 });
    await relay.start();
    for (let i = 0; i < 10; i += 1) {
      line.store.append('case-a');
      await relay.idle(line.store.head);
    }
    await eventually('the last one arrives', () => beats.at(-1) === line.store.head);
    expect(beats.length).toBeLessThan(6);
  });

  it('killed between publishing and its checkpoint publishes again, and consumers drop it', async () => {
    class Lost extends MemoryRelayCheckpoints {
      override save(): Promise<void> {
        return Promise.resolve();
      }
    }
    const witness = new Witness();
    const runner = line.runner(witness.handler('a'));
    await runner.start();
    const first = line.relay({ checkpoints: new Lost() });
    await first.start();
    await line.load(50, 5);
    await eventually('everything is worked on', () => witness.sawAllOf(line.store));
    const second = line.relay({ checkpoints: new MemoryRelayCheckpoints(line.store.all[9]?.position) });
    await second.start();
    await line.load(50, 5);
    await runner.idle(line.store.head);
    expect(witness.sawAllOf(line.store)).toBe(true);
    expect([witness.calls, witness.faults]).toEqual([100, []]);
  });

  it('finds its topic deleted under load: it is made anew, another epoch begins, and consumers miss nothing', async () => {
    const witness = new Witness();
    const runner = line.runner(witness.handler('a'));
    await runner.start();
    const relay = line.relay({}, { restoreTopic: () => topics.make(line.topic) });
    await relay.start();
    const before = await line.transport().epoch();
    const loading = line.load(1500, 20);
    await eventually('some is worked on', () => witness.calls > 100);
    await topics.remove(line.topic);
    await loading;
    await relay.idle(line.store.head);
    await runner.idle(line.store.head);
    expect(witness.sawAllOf(line.store)).toBe(true);
    expect(witness.faults).toEqual([]);
    const after = await line.transport().epoch();
    expect([after === before, after === '', line.failures.length > 0]).toEqual([false, false, true]);
  });
});
