import { partitionOf } from '@juanzong/messaging';
import { until } from '@juanzong/testing/e2e';
import { CONTEXTS } from '../state/places.js';
import { topicRecords, writeRecords } from '../state/topic.js';
import { wholeLog } from '../state/whole-log.js';
import type { Fault, Struck } from './fault.js';

const BETWEEN = 4;
const PARTITIONS = 24;
const POISON = 'faults.Poison';

/** The epoch that the newest records are of. */
async function epochIn(broker: string): Promise<string | undefined> {
  const epochs = (await topicRecords(broker)).flatMap(({ headers }) => headers['epoch'] ?? headers['ce_epoch'] ?? []);
  return epochs.at(-1)?.toString();
}

/** While no relay publishes, an entry comes over the bus that is not what stands in the file: nobody understands it, and everybody has to. */
async function poisoned({ cluster, acknowledged }: Struck): Promise<string> {
  const broker = cluster.address('kafka');
  const relays = cluster.instancesOf('event-relay').map((name) => cluster.local.services.of(name));
  for (const relay of relays) relay.freeze();
  try {
    await acknowledged(BETWEEN);
    const epoch = await until('a record of the relay', () => epochIn(broker));
    const last = (await wholeLog(cluster.address('event-store'))).findLast(({ entry }) => entry.stream.startsWith('case-'));
    if (!last) throw new Error('no case was written to');
    const { entry, position } = last;
    const headers = {
      ce_id: entry.eventId, ce_type: POISON, ce_subject: entry.stream, ce_time: entry.recordedAt, ce_dataversion: '1', ce_revision: String(entry.revision), ce_position: String(position),
      ce_epoch: epoch, ce_previous: String(position - 1n),
    };
    const value = Buffer.from(JSON.stringify({ ...entry, type: POISON, mustUnderstand: [...CONTEXTS] }));
    await writeRecords(broker, [{ partition: partitionOf(entry.stream, PARTITIONS), key: Buffer.from(entry.stream), value, headers }]);
    return entry.stream;
  } finally {
    for (const relay of relays) relay.thaw();
  }
}

/** The stream parks for everybody and all others go on; taken up again it reads what really stands in the file. */
export const poison: Fault = {
  name: { zh: '一条处理不了的记录：停放、其余继续、按命令重新处理', en: 'an entry that cannot be handled: parked, others go on, taken up again by command' },
  strike: async (struck) => {
    const { cluster, client, acknowledged } = struck;
    await acknowledged(BETWEEN);
    const stream = await poisoned(struck);
    await until(`${stream} parked for every context`, async () => {
      const { parked } = await cluster.places();
      return CONTEXTS.every((context) => parked.some((line) => line.startsWith(`${context} ${stream}:`))) ? true : undefined;
    });
    await acknowledged(BETWEEN);
    for (const context of CONTEXTS) {
      const { status, body } = await client.post('operator', `/api/ops/v1/parked/${context}/${stream}/unpark`, {}, { key: null });
      if (status !== 200 || body['parkedAgain'] !== null) throw new Error(`${context} ${stream} was not taken up again: ${status} ${JSON.stringify(body)}`);
    }
  },
};
