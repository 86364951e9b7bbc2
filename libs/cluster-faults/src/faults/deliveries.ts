import { topicRecords, writeRecords } from '../state/topic.js';
import type { Fault } from './fault.js';

const BETWEEN = 4;
/** Of each partition. */
const AGAIN = 8;

/** Somebody else writes into the topic what was in it before: in order, and backwards; and something that is no message at all. */
export const doubledDeliveries: Fault = {
  name: { zh: '重复与乱序投递：旁人把旧记录再次、倒序写入主题，并夹杂无关内容', en: 'doubled and reordered deliveries: a stranger writes old records into the topic again, backwards too, and rubbish' },
  strike: async ({ cluster, acknowledged }) => {
    await acknowledged(BETWEEN);
    const broker = cluster.address('kafka');
    const all = await topicRecords(broker);
    const last = [...new Set(all.map(({ partition }) => partition))].flatMap((partition) => all.filter((record) => record.partition === partition).slice(-AGAIN));
    const rubbish = { partition: 0, key: null, value: Buffer.from('no message'), headers: {} };
    await writeRecords(broker, [...last, rubbish, ...[...last].reverse(), rubbish]);
    await acknowledged(BETWEEN);
  },
};
