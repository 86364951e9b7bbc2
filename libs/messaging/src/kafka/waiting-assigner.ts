import kafkajs, { type KafkaJSProtocolError, type PartitionAssigner, PartitionAssigners } from 'kafkajs';

const stillAtWork = (): KafkaJSProtocolError =>
  new kafkajs.KafkaJSProtocolError(Object.assign(new Error('what was assigned before is still being worked on'), { type: 'REBALANCE_IN_PROGRESS', code: 27, retriable: false }));

/**
 * Partitions in turn, as kafkajs has it, but an instance joins only when `mayJoin` says so: kafkajs itself would give its
 * partitions up while handlers are still at work on them. Told that the group is rebalancing, it comes back to the join
 * a moment later, and the group waits for it as long as `rebalanceTimeout` allows.
 */
export const waitingAssigner = (mayJoin: () => boolean): PartitionAssigner => (config) => {
  const inTurn = PartitionAssigners.roundRobin(config);
  return {
    ...inTurn,
    protocol: (subscription) => {
      if (!mayJoin()) throw stillAtWork();
      return inTurn.protocol(subscription);
    },
  };
};
