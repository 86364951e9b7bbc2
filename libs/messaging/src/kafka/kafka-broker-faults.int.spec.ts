import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type ComponentInstance, describeWith, startComponent, temporaryClusterFolder } from '@juanzong/local-cluster/testing';
import { eventually, KafkaLine, Witness } from '../test-support/kafka-line.js';
import { TEST_TIMINGS, TestTopics } from '../test-support/test-topics.js';

// The shared Kafka tells whether one can be started here; the one that is killed is this spec's own.
await describeWith(['kafka'], 'the platform’s bus, when the broker', () => {
  let broker: ComponentInstance;
  let topics: TestTopics;
  let line: KafkaLine;
  beforeAll(async () => {
    broker = await startComponent('kafka', { dataDirectory: temporaryClusterFolder('broker') });
    topics = new TestTopics(broker.environment()['JUANZONG_KAFKA'] ?? '');
  }, 60_000);
  afterEach(() => line.stop(), 30_000);
  afterAll(() => broker.remove());

  const underLoad = async (calamity: () => Promise<void>, timings = TEST_TIMINGS): Promise<Witness> => {
    line = new KafkaLine(topics, await topics.make());
    const witness = new Witness();
    const runner = line.runner(witness.handler('a'), { transport: line.transport({ timings }) });
    await runner.start();
    const relay = line.relay({}, { restoreTopic: () => topics.make(line.topic) });
    await relay.start();
    const before = line.load(1500, 20);
    await eventually('some is worked on', () => witness.calls > 100);
    await calamity();
    await Promise.all([before, line.load(500, 20)]);
    await eventually('everything is worked on', () => witness.sawAllOf(line.store), 30_000);
    await relay.idle(line.store.head);
    await runner.idle(line.store.head);
    return witness;
  };

  it('is killed and comes back: nothing is lost, nothing is out of order', async () => {
    let epoch = '';
    const witness = await underLoad(async () => {
      epoch = await line.transport().epoch();
      await broker.kill();
      await broker.start();
    });
    expect([witness.faults, line.failures.length > 0]).toEqual([[], true]);
    expect(await line.transport().epoch()).toBe(epoch);
  }, 60_000);

  it('is killed and comes back: nobody waits until the session of the member that lost it has run out', async () => {
    const witness = await underLoad(async () => {
      await broker.kill();
      await eventually('the member has lost it', () => line.failures.length > 0);
      await broker.start();
    }, { ...TEST_TIMINGS, sessionMs: 120_000 });
    expect(witness.faults).toEqual([]);
  }, 60_000);

  it('is killed and comes back with nothing: another epoch begins, and consumers read what they lack from the store', async () => {
    let epoch = '';
    const witness = await underLoad(async () => {
      epoch = await line.transport().epoch();
      await broker.kill();
      await broker.wipe();
      await broker.start();
    });
    expect([witness.faults, line.store.rangeReads > 0]).toEqual([[], true]);
    const after = await line.transport().epoch();
    expect([after === epoch, after === '']).toEqual([false, false]);
  }, 60_000);
});
