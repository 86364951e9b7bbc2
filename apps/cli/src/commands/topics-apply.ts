import type { TopicOutcome } from '@juanzong/messaging/kafka';
import { resolve } from 'node:path';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { asJson } from '../text/json.js';
import { usage } from '../usage-error.js';
import type { Context } from './context.js';

export interface TopicsApplyOptions {
  readonly brokers?: string;
  readonly file: string;
  readonly dryRun?: boolean;
}

/** `juanzong topics apply`: Kafka's topics as declared. Exit code 1 if one was refused, 2 if nothing could be asked. */
export async function topicsApplyCommand({ io, json }: Context, { brokers = io.env['JUANZONG_KAFKA'], file, dryRun = false }: TopicsApplyOptions): Promise<ExitCode> {
  if (!brokers) throw usage('topics', '没有说 Kafka 在哪里：--brokers 或 JUANZONG_KAFKA', 'nobody said where Kafka is: --brokers or JUANZONG_KAFKA');
  // Only this command needs the bus, and what it brings along.
  const { applyTopics, kafkaConnectionOf } = await import('@juanzong/messaging/kafka');
  const kafka = kafkaConnectionOf({ brokers: brokers.split(','), clientId: 'juanzong-topics', tls: io.env['JUANZONG_KAFKA_TLS'], login: io.env['JUANZONG_KAFKA_LOGIN'] });
  const outcomes = await applyTopics({ ...kafka, file: resolve(file), dryRun }).catch((error: unknown) => {
    throw usage('topics', `主题没有照办：${brokers}`, `the topics were not applied: ${brokers}`, [error instanceof Error ? error.message : String(error)]);
  });
  io.out(json ? asJson({ dryRun, topics: outcomes }) : topicsText(outcomes, dryRun));
  return outcomes.some(({ outcome }) => outcome === 'refused') ? EXIT.notAllGood : EXIT.done;
}

const SAID: Readonly<Record<TopicOutcome['outcome'], readonly [done: string, planned: string]>> = {
  created: ['✓ 已建立 / created', '+ 将建立 / would be created'],
  changed: ['✓ 已修正 / changed', '~ 将修正 / would be changed'],
  unchanged: ['✓ 与声明一致 / as declared', '✓ 与声明一致 / as declared'],
  refused: ['✗ 分区数与声明不符，未作改动 / refused: another number of partitions than declared', '✗ 分区数与声明不符，不会改动 / would be refused: another number of partitions than declared'],
};

export function topicsText(outcomes: readonly TopicOutcome[], dryRun: boolean): string {
  const lines = outcomes.flatMap(({ topic, outcome, partitions: { declared, actual }, changes }) => [
    `${topic}  ${SAID[outcome][dryRun ? 1 : 0]}`,
    `  分区 partitions: ${actual === undefined || actual === declared ? declared : `声明 declared ${declared}，实际 actual ${actual}`}`,
    ...changes.map(({ name, from, to }) => `  ${name}: ${from ?? '（缺省 default）'} → ${to ?? '（缺省 default）'}`),
  ]);
  return `${lines.join('\n')}\n`;
}
