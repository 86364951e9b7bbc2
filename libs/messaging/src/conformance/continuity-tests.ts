import type { Position } from '../bus/message.js';
import { BEFORE_FIRST } from '../bus/message.js';
import { positionOf } from '../bus/transport.js';
import { type ConformanceTest, expectThat } from './conformance-test.js';
import type { Recorder } from './recorder.js';

/** Whether a consumer may trust `previous` and heartbeats, from which it concludes that it missed nothing. */
export const CONTINUITY_TESTS: readonly ConformanceTest[] = [
  {
    name: 'sends heartbeats to partitions without messages',
    async run(stage) {
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      await stage.fence(recorder);
      const position = stage.writer.position + 50n;
      await stage.transport.heartbeat(position);
      await recorder.until('every partition hears the heartbeat', () => everyPartition(stage.transport.partitions, (p) => heartbeatsOf(recorder, p).at(-1) === position));
    },
  },
  {
    name: 'never lets a heartbeat go back',
    async run(stage) {
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      for (let i = 0; i < 5; i += 1) {
        await stage.fence(recorder);
        await stage.transport.heartbeat(stage.writer.position);
        await stage.transport.heartbeat(stage.writer.position - 3n);
      }
      await stage.fence(recorder);
      await stage.transport.heartbeat(stage.writer.position + 1n);
      await recorder.until('the last heartbeat arrives', () =>
        everyPartition(stage.transport.partitions, (p) => heartbeatsOf(recorder, p).includes(stage.writer.position + 1n)));
      const rising = (p: number): boolean => heartbeatsOf(recorder, p).every((position, i, all) => i === 0 || position >= (all[i - 1] ?? position));
      expectThat('heartbeats rise', everyPartition(stage.transport.partitions, rising));
    },
  },
  {
    name: 'never lets a heartbeat overtake a message',
    async run(stage) {
      // A slow handler, so that messages still stand in line when the heartbeat comes.
      const recorder = stage.recorder(() => new Promise((resolve) => setImmediate(resolve)));
      await stage.join('a', recorder);
      const messages = stage.writer.rounds(4);
      await stage.transport.publish(messages);
      await stage.transport.heartbeat(stage.writer.position);
      await recorder.untilAll(messages);
      const promised = new Map<number, Position>();
      for (const delivery of recorder.deliveries) {
        if (delivery.kind === 'heartbeat') promised.set(delivery.partition, delivery.position);
        else expectThat('a message below a heartbeat comes before it', delivery.message.position > (promised.get(delivery.partition) ?? BEFORE_FIRST));
      }
    },
  },
  {
    name: 'names the message before, never an earlier one',
    async run(stage) {
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      const messages = stage.writer.rounds(4);
      await stage.transport.publish(messages);
      await stage.transport.heartbeat(stage.writer.position + 1n);
      await recorder.untilAll(messages);
      await recorder.until('heartbeats arrive', () => everyPartition(stage.transport.partitions, (p) => heartbeatsOf(recorder, p).includes(stage.writer.position + 1n)));
      for (const delivery of recorder.deliveries) {
        const at = delivery.kind === 'heartbeat' ? positionOf(delivery) + 1n : positionOf(delivery);
        const before = messages.filter((message) => stage.transport.partitionOf(message.stream) === delivery.partition && message.position < at).at(-1);
        expectThat('previous is the message before, or later', delivery.previous >= (before?.position ?? BEFORE_FIRST));
      }
    },
  },
  {
    name: 'does not cry wolf: who saw everything is told of nothing missing',
    async run(stage) {
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      await stage.fence(recorder);
      const start = recorder.deliveries.length;
      const seen = new Map(recorder.deliveries.map((delivery) => [delivery.partition, positionOf(delivery)]));
      await stage.transport.publish(stage.writer.rounds(4));
      await stage.fence(recorder);
      for (const delivery of recorder.deliveries.slice(start)) {
        expectThat('previous is not ahead of what was delivered', delivery.previous <= (seen.get(delivery.partition) ?? BEFORE_FIRST));
        seen.set(delivery.partition, positionOf(delivery));
      }
    },
  },
];

const everyPartition = (partitions: number, holds: (partition: number) => boolean): boolean =>
  Array.from({ length: partitions }, (_, p) => p).every(holds);

const heartbeatsOf = (recorder: Recorder, partition: number): Position[] =>
  recorder.deliveries.flatMap((delivery) => (delivery.kind === 'heartbeat' && delivery.partition === partition ? [delivery.position] : []));
