import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { systemTimer } from '../bus/timer.js';
import { kafkaClient, withAdmin } from './kafka-client.js';
import { isNotReady } from './kafka-errors.js';
import type { KafkaConnection } from './kafka-options.js';
import { type DeclaredTopic, readTopicsFile } from './topics-file.js';
import { partitionsOfTopic } from './topic-state.js';

/** One setting of a topic that is not as declared; `to` undefined: it was set by hand, and goes back to the broker's default. */
export interface ConfigChange {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface TopicOutcome {
  readonly topic: string;
  /** `refused`: it has another number of partitions than its version declares, and nothing of it was touched. */
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'refused';
  readonly partitions: { readonly declared: number; readonly actual: number | undefined };
  readonly changes: readonly ConfigChange[];
}

export interface ApplyTopicsOptions extends KafkaConnection {
  /** The declaration, `infra/kafka/topics.yaml`. */
  readonly file: string;
  /** Only says what would change. */
  readonly dryRun?: boolean;
}

/** What describeConfigs says of a setting that was made on the topic itself. */
const SET_ON_TOPIC = 1;
const SEEN_MS = 50;
const SEEN_LOOKS = 100;

/**
 * Makes the topics as declared: creates what is missing, sets what differs, and leaves a topic alone whose number of
 * partitions differs, because its streams would then lie elsewhere. @throws Error for a file that cannot be read, and
 * whatever Kafka says
 */
export async function applyTopics({ file, dryRun = false, ...connection }: ApplyTopicsOptions): Promise<readonly TopicOutcome[]> {
  const declared = await readTopicsFile(file);
  const kafka: Kafka = kafkaClient(connection);
  return withAdmin(kafka, async (admin) => {
    const outcomes: TopicOutcome[] = [];
    for (const topic of declared) outcomes.push(await applyOne(admin, topic, dryRun));
    return outcomes;
  });
}

async function applyOne(admin: Admin, declared: DeclaredTopic, dryRun: boolean): Promise<TopicOutcome> {
  const actual = await partitionsOfTopic(admin, declared.name);
  const outcome = { topic: declared.name, partitions: { declared: declared.partitions, actual } };
  if (actual === undefined) {
    if (!dryRun) await create(admin, declared);
    return { ...outcome, outcome: 'created', changes: changesOf(new Map(), declared.config) };
  }
  if (actual !== declared.partitions) return { ...outcome, outcome: 'refused', changes: [] };
  const changes = changesOf(await configOf(admin, declared.name), declared.config);
  if (changes.length > 0 && !dryRun) await configure(admin, declared);
  return { ...outcome, outcome: changes.length > 0 ? 'changed' : 'unchanged', changes };
}

async function create(admin: Admin, { name, partitions, replicationFactor, config }: DeclaredTopic): Promise<void> {
  await admin.createTopics({
    waitForLeaders: false,
    topics: [{ topic: name, numPartitions: partitions, replicationFactor: replicationFactor ?? -1, configEntries: entriesOf(config) }],
  });
  // kafkajs' own wait for leaders fails where a busy broker has not heard of the topic yet that it has just made.
  for (let looks = 0; looks < SEEN_LOOKS && !(await isLed(admin, name)); looks += 1) await systemTimer.sleep(SEEN_MS);
}

async function isLed(admin: Admin, name: string): Promise<boolean> {
  try {
    return (await partitionsOfTopic(admin, name)) !== undefined;
  } catch (error) {
    if (isNotReady(error)) return false;
    throw error;
  }
}

/** What is declared becomes the whole of the topic's own settings: Kafka takes the rest back to its defaults. */
async function configure(admin: Admin, { name, config }: DeclaredTopic): Promise<void> {
  await admin.alterConfigs({ validateOnly: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configEntries: entriesOf(config) }] });
  // Every broker hears of it a moment later; done is what the one that is asked says.
  for (let looks = 0; looks < SEEN_LOOKS && changesOf(await configOf(admin, name), config).length > 0; looks += 1) await systemTimer.sleep(SEEN_MS);
}

async function configOf(admin: Admin, name: string): Promise<ReadonlyMap<string, string>> {
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name }] });
  const own = (resources[0]?.configEntries ?? []).filter((entry) => Number(entry.configSource) === SET_ON_TOPIC);
  return new Map(own.map(({ configName, configValue }) => [configName, configValue]));
}

function changesOf(actual: ReadonlyMap<string, string>, declared: Readonly<Record<string, string>>): ConfigChange[] {
  const set = Object.entries(declared).map(([name, to]) => ({ name, from: actual.get(name), to }));
  const taken = [...actual].filter(([name]) => !(name in declared)).map(([name, from]) => ({ name, from, to: undefined }));
  return [...set, ...taken].filter(({ from, to }) => from !== to);
}

const entriesOf = (config: Readonly<Record<string, string>>): { name: string; value: string }[] => Object.entries(config).map(([name, value]) => ({ name, value }));
