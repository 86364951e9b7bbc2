import type { Message } from '../bus/message.js';
import { type ConformanceTest, expectThat } from './conformance-test.js';

/** What happens when something fails, or ends and comes back. */
export const FAILURE_TESTS: readonly ConformanceTest[] = [
  {
    name: 'delivers again what a handler rejected, before anything later of the partition',
    async run(stage) {
      const messages = stage.writer.rounds(3);
      const [, , refused] = messages;
      let refusals = 0;
      const recorder = stage.recorder((delivery) => {
        if (delivery.kind !== 'message' || delivery.message.position !== refused?.position || refusals >= 2) return;
        refusals += 1;
        throw new Error('not now');
      });
      await stage.join('a', recorder);
      await stage.transport.publish(messages);
      await recorder.untilAll(messages);
      expectThat('a rejected message is delivered again', refusals === 2);
      const partition = stage.transport.partitionOf(refused?.stream ?? '');
      const own = recorder.messages.filter((message) => stage.transport.partitionOf(message.stream) === partition);
      expectThat('nothing overtakes a rejected message', isRising(firstSights(own)));
    },
  },
  {
    name: 'hands out one delivery of a partition at a time',
    async run(stage) {
      const busy = new Map<number, number>();
      let overlapped = false;
      const recorder = stage.recorder(async ({ partition }) => {
        busy.set(partition, (busy.get(partition) ?? 0) + 1);
        overlapped ||= (busy.get(partition) ?? 0) > 1;
        await new Promise((resolve) => setImmediate(resolve));
        busy.set(partition, (busy.get(partition) ?? 0) - 1);
      });
      await stage.join('a', recorder);
      const messages = stage.writer.rounds(4);
      await stage.transport.publish(messages);
      await recorder.untilAll(messages);
      expectThat('no two deliveries of a partition at the same time', !overlapped);
    },
  },
  {
    name: 'loses nothing between two lives of a consumer',
    async run(stage) {
      const before = stage.writer.rounds(3);
      const first = stage.recorder();
      const subscription = await stage.join('a', first);
      await stage.transport.publish(before);
      await first.untilAll(before);
      await subscription.close();
      const meanwhile = stage.writer.rounds(3);
      await stage.transport.publish(meanwhile);
      const second = stage.recorder();
      // As if the last of what was delivered had not been worked on.
      await stage.join('a', second, before.at(-3)?.position ?? 0n);
      const after = stage.writer.rounds(1);
      await stage.transport.publish(after);
      await second.untilAll([...before.slice(-2), ...meanwhile, ...after]);
    },
  },
  {
    name: 'is silent after a subscription is closed',
    async run(stage) {
      const recorder = stage.recorder();
      const subscription = await stage.join('a', recorder);
      await stage.fence(recorder);
      await subscription.close();
      const count = recorder.deliveries.length;
      const witness = stage.recorder();
      await stage.join('b', witness, stage.writer.position);
      await stage.fence(witness);
      expectThat('nothing is delivered after closing', recorder.deliveries.length === count);
    },
  },
  {
    name: 'lets groups be independent',
    async run(stage) {
      const messages = stage.writer.rounds(4);
      const stuck = stage.recorder((delivery) => {
        if (delivery.kind === 'message') throw new Error('this group is broken');
      });
      const [b, c] = [stage.recorder(), stage.recorder()];
      await stage.join('stuck', stuck);
      await stage.join('b', b);
      await stage.join('c', c);
      await stage.transport.publish(messages);
      await b.untilAll(messages);
      await c.untilAll(messages);
    },
  },
  {
    name: 'rejects a publication that it cannot answer for',
    async run(stage) {
      await stage.transport.close();
      const answer = await stage.transport.publish(stage.writer.rounds(1)).then(
        () => 'resolved',
        () => 'rejected',
      );
      expectThat('a closed transport does not pretend to publish', answer === 'rejected');
    },
  },
];

function firstSights(messages: readonly Message[]): bigint[] {
  return [...new Set(messages.map((message) => message.position))];
}

const isRising = (positions: readonly bigint[]): boolean => positions.every((position, i) => i === 0 || position > (positions[i - 1] ?? 0n));
