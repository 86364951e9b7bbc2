export { type BrokersGiven, kafkaConnectionOf } from './kafka-connection.js';
export { applyTopics, type ApplyTopicsOptions, type ConfigChange, type TopicOutcome } from './apply-topics.js';
export { PartitionsDiffer, TopicMadeAnew, TopicMissing } from './kafka-errors.js';
export { CASE_FILES_PARTITIONS, CASE_FILES_TOPIC, type KafkaConnection, type KafkaTimings, type KafkaTransportOptions } from './kafka-options.js';
export { KafkaTransport } from './kafka-transport.js';
