import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals';
import { PermanentFailure } from '../consumer/failures.js';
import { describeWithKafka } from '../test-support/found-kafka.js';
import { eventually, KafkaLine, Witness } from '../test-support/kafka-line.js';
import { killedMember } from '../test-support/killed-member.js';
import { TEST_TIMINGS, TestTopics } from '../test-support/test-topics.js';

const briefly = (ms: number) => (): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

await describeWithKafka('instances of a context on Kafka', (broker) => {
  const topics = new TestTopics(broker);
  let line: KafkaLine;
  beforeEach(async () => {
    line = new KafkaLine(topics, await topics.make());
  });
  /** Lets waiting handlers go, so that a test that failed can end. */
  let release: () => void = () => undefined;
  afterEach(() => {
    release();
    return line.stop();
  });
  afterAll(() => topics.removeAll());

  it('share the work through rebalances: every stream in order, every revision, nothing skipped', async () => {
    const witness = new Witness();
    const calls = { a: 0, b: 0 };
    const counted = (by: 'a' | 'b') => async (): Promise<void> => {
      calls[by] += 1;
      await briefly(3)();
    };
    await line.relay().start();
    const a = line.runner(witness.handler('a', counted('a')));
    await a.start();
    const loading = line.load(2000, 30);
    await eventually('the first instance is at work', () => calls.a > 100);
    const b = line.runner(witness.handler('b', counted('b')));
    await b.start();
    await eventually('both are at work', () => calls.b > 100);
    const alone = calls.b;
    await a.stop();
    await eventually('the second works on', () => calls.b > alone + 100);
    await loading;
    await eventually('everything is worked on', () => witness.sawAllOf(line.store), 20_000);
    await b.idle(line.store.head);
    expect(witness.faults).toEqual([]);
    // What was saved when partitions changed hands is not worked on again.
    expect(witness.calls).toBe(2000);
  });

  it('that were killed and come back under their name do not wait until their former session has run out', async () => {
    const timings = { ...TEST_TIMINGS, sessionMs: 120_000 };
    const kafka = { brokers: [broker], clientId: 'juanzong-eligibility-0' };
    const killed = await killedMember({ ...kafka, topic: line.topic, groupId: `${line.topic}.eligibility`, sessionMs: timings.sessionMs });
    expect(await topics.members(`${line.topic}.eligibility`)).toEqual([killed]);
    const witness = new Witness();
    await line.relay().start();
    await line.runner(witness.handler('a'), { transport: line.transport({ kafka, ownClientId: true, timings }) }).start();
    await line.load(100, 10);
    await eventually('everything is worked on', () => witness.sawAllOf(line.store), 20_000);
  }, 60_000);

  it('give nothing up while a handler is at work on it', async () => {
    const witness = new Witness();
    const gate = new Promise<void>((resolve) => (release = resolve));
    let entered = 0;
    const relay = line.relay();
    await relay.start();
    const a = line.runner(witness.handler('a', async () => {
      entered += 1;
      await gate;
    }), { concurrency: 100 });
    await a.start();
    await line.load(6, 6);
    await eventually('all are at work in the first', () => entered === 6);
    const b = line.runner(witness.handler('b'));
    let joined = false;
    const started = b.start().then(() => (joined = true));
    await line.load(6, 6);
    await relay.idle(line.store.head);
    await eventually('the group waits', async () => (await topics.groupState(`${line.topic}.eligibility`)) === 'PreparingRebalance');
    expect([joined, entered]).toEqual([false, 6]);
    release();
    await started;
    await eventually('everything is worked on', () => witness.sawAllOf(line.store));
    expect([witness.faults, witness.calls]).toEqual([[], 12]);
  });

  it('know what another one parked, once its partitions are theirs, and can replay it', async () => {
    const relay = line.relay();
    await relay.start();
    const first = line.runner(() => Promise.reject(new PermanentFailure('no')));
    await first.start();
    line.store.append('case-a');
    line.store.append('case-a');
    await first.idle(line.store.head);
    const witness = new Witness();
    const second = line.runner(witness.handler('second'));
    await second.start();
    await first.stop();
    await eventually('the second has all partitions', () => second.parked().length === 1);
    line.store.append('case-a');
    await relay.idle(line.store.head);
    await second.idle(line.store.head);
    expect(witness.calls).toBe(0);
    await second.unpark('case-a');
    await eventually('it is replayed', () => witness.sawAllOf(line.store));
    expect([witness.faults, witness.calls, second.parked()]).toEqual([[], 3, []]);
  });

  it('commit only what is saved, so that the next one reads it from Kafka again', async () => {
    const witness = new Witness();
    const relay = line.relay();
    await relay.start();
    const save = line.positions.save.bind(line.positions);
    const first = line.runner(witness.handler('a'));
    await first.start();
    await line.load(30, 3);
    await first.idle(line.store.head);
    line.positions.save = () => Promise.reject(new Error('positions away'));
    await line.load(30, 3);
    await eventually('all is worked on, nothing saved', () => witness.sawAllOf(line.store));
    await first.stop();
    line.positions.save = save;
    const reads = line.store.rangeReads;
    const again = new Witness();
    const second = line.runner(again.handler('b', () => Promise.resolve()));
    await second.start();
    await second.idle(line.store.head);
    expect([witness.calls, again.calls, line.store.rangeReads]).toEqual([60, 30, reads]);
  });
});
