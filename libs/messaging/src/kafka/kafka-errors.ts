/** The topic is not there; publishing waits for it. */
export class TopicMissing extends Error {
  override readonly name = 'TopicMissing';
  constructor(readonly topic: string) {
    super(`Kafka 中没有主题 ${topic}，请运行 juanzong topics apply / Kafka has no topic ${topic}: run juanzong topics apply`);
  }
}

/** The topic has another number of partitions than is declared for its version: streams would lie elsewhere. */
export class PartitionsDiffer extends Error {
  override readonly name = 'PartitionsDiffer';
  constructor(
    readonly topic: string,
    readonly declared: number,
    readonly actual: number,
  ) {
    super(`主题 ${topic} 有 ${actual} 个分区，声明的是 ${declared} 个；分区数不同须用新的主题版本 / ${topic} has ${actual} partitions and ${declared} are declared; another number needs another version of the topic`);
  }
}

/** The topic was deleted and made again while messages of its former life were on their way; they were not published. */
export class TopicMadeAnew extends Error {
  override readonly name = 'TopicMadeAnew';
  constructor(topic: string) {
    super(`${topic} was made anew: what is published now belongs to another epoch`);
  }
}

/** A record of an epoch that is over, or that no relay ever began: dropped. */
export class EpochUnknown extends Error {
  override readonly name = 'EpochUnknown';
  constructor(topic: string, partition: number, offset: string, epoch: string) {
    super(`${topic} ${partition}:${offset} belongs to epoch ${epoch}, which is not the present one of the relay`);
  }
}

const UNKNOWN_TOPIC = 3;
const UNKNOWN_MEMBER = 25;
/** No leader yet, or another one; the coordinator loads, does not exist yet, or is another broker by now. */
const NOT_READY: ReadonlySet<number | undefined> = new Set([5, 6, 14, 15, 16]);
const INVALID_PRODUCER_EPOCH = 47;
const CONCURRENT_TRANSACTIONS = 51;

/** kafkajs wraps what the broker said in what became of its attempts. */
function rootOf(error: unknown): unknown {
  let root = error;
  for (let depth = 0; depth < 10 && root instanceof Error && root.cause !== undefined && root.cause !== root; depth += 1) root = root.cause;
  return root;
}

const codeOf = (error: unknown): number | undefined => {
  const root = rootOf(error);
  return typeof root === 'object' && root !== null && 'code' in root && typeof root.code === 'number' ? root.code : undefined;
};

export const isUnknownTopic = (error: unknown): boolean => codeOf(error) === UNKNOWN_TOPIC;

/** The group has no such member, or no longer. */
export const isUnknownMember = (error: unknown): boolean => codeOf(error) === UNKNOWN_MEMBER;

/** What was asked cannot be answered yet, as after a broker's start or a topic's creation. */
export const isNotReady = (error: unknown): boolean => NOT_READY.has(codeOf(error));

/** The last transaction's markers are still being written. */
export const isStillCompleting = (error: unknown): boolean => codeOf(error) === CONCURRENT_TRANSACTIONS;

/** Somebody began with the same transactional id, or the broker gave the transaction up. kafkajs has no name for 90, PRODUCER_FENCED. */
export const isEpochOver = (error: unknown): boolean => {
  const root = rootOf(error);
  return codeOf(error) === INVALID_PRODUCER_EPOCH || (root instanceof Error && root.message === 'Unknown error code 90');
};

const GIVEN_ANEW: ReadonlySet<unknown> = new Set(['REBALANCE_IN_PROGRESS', 'NOT_COORDINATOR_FOR_GROUP', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID']);

/** Partitions are being given anew, or were without this instance: it joins again. */
export const isGivenAnew = (error: unknown): boolean => {
  const root = rootOf(error);
  return typeof root === 'object' && root !== null && 'type' in root && GIVEN_ANEW.has(root.type);
};
