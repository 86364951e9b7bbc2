import { canonicalJson } from '@juanzong/case-file';
import { toCloudEvent } from '../bus/cloud-event.js';
import type { Message } from '../bus/message.js';
import { type ConformanceTest, expectThat } from './conformance-test.js';

const asText = (message: Message): string => canonicalJson(toCloudEvent(message));

/** What arrives: everything, unchanged, in order, once while nothing fails. */
export const DELIVERY_TESTS: readonly ConformanceTest[] = [
  {
    name: 'delivers every published message',
    async run(stage) {
      const messages = stage.writer.rounds(5);
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      await stage.transport.publish(messages);
      await recorder.untilAll(messages);
    },
  },
  {
    name: 'delivers what was published before the group came',
    async run(stage) {
      const messages = stage.writer.rounds(3);
      await stage.transport.publish(messages);
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      await recorder.untilAll(messages);
    },
  },
  {
    name: 'delivers a message as it was published',
    async run(stage) {
      const messages = stage.writer.rounds(1);
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      await stage.transport.publish(messages);
      await recorder.until('as many messages arrive', () => recorder.messages.length >= messages.length);
      const arrived = new Map(recorder.messages.map((message) => [message.eventId, message]));
      for (const message of messages) {
        const got = arrived.get(message.eventId);
        expectThat('a position is a bigint', got !== undefined && typeof got.position === 'bigint');
        expectThat('a message arrives as published', asText(got) === asText(message));
      }
    },
  },
  {
    name: 'keeps the order of a stream',
    async run(stage) {
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      const messages = stage.writer.rounds(8);
      await stage.transport.publish(messages.slice(0, 20));
      await stage.transport.publish(messages.slice(20));
      await recorder.untilAll(messages);
      const last = new Map<string, number>();
      for (const { stream, revision } of recorder.messages) {
        expectThat('revisions of a stream never arrive ahead', revision <= (last.get(stream) ?? -1) + 1);
        last.set(stream, Math.max(revision, last.get(stream) ?? -1));
      }
    },
  },
  {
    name: 'delivers as a whole what nobody read on its way',
    async run(stage) {
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      const messages = stage.writer.rounds(3);
      await stage.transport.publish(messages.map(({ entry: { data, ...entry }, ...message }) => ({ ...message, entry, json: Buffer.from(JSON.stringify({ ...entry, data })) })));
      await recorder.untilAll(messages);
      for (const message of messages) {
        const delivered = recorder.messages.find(({ position }) => position === message.position);
        expectThat('it is the message that it would have been', delivered !== undefined && asText(delivered) === asText(message));
      }
    },
  },
  {
    name: 'delivers nothing twice while nothing fails',
    async run(stage) {
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      await stage.transport.publish(stage.writer.rounds(5));
      await stage.fence(recorder);
      const positions = recorder.messages.map((message) => message.position);
      expectThat('no message arrives twice', new Set(positions).size === positions.length);
    },
  },
  {
    name: 'keeps a stream in the partition it names',
    async run(stage) {
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      const messages = stage.writer.rounds(5);
      await stage.transport.publish(messages);
      await recorder.untilAll(messages);
      for (const delivery of recorder.deliveries) {
        if (delivery.kind !== 'message') continue;
        const named = stage.transport.partitionOf(delivery.message.stream);
        expectThat('a stream arrives in its partition', delivery.partition === named && named < stage.transport.partitions);
      }
    },
  },
  {
    name: 'keeps its epoch',
    async run(stage) {
      const recorder = stage.recorder();
      await stage.join('a', recorder);
      await stage.fence(recorder);
      await stage.transport.heartbeat(stage.writer.position + 10n);
      await recorder.until('a heartbeat arrives', () => recorder.deliveries.some((d) => d.kind === 'heartbeat' && d.position >= stage.writer.position));
      const epoch = await stage.transport.epoch();
      for (const delivery of recorder.deliveries) {
        expectThat('one epoch', (delivery.kind === 'message' ? delivery.message.epoch : delivery.epoch) === epoch);
      }
    },
  },
];
