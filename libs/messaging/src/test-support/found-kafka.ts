import { describeWith } from '@juanzong/local-cluster/testing';

/** A suite that needs a Kafka, to be awaited: loudly skipped without one, unless the whole cluster is required. */
export const describeWithKafka = (name: string, suite: (broker: string) => void): Promise<void> => describeWith(['kafka'], name, ({ kafka }) => suite(kafka.url));
