import { until } from '@juanzong/testing/e2e';
import { withSql } from '../state/places.js';
import { publishingRelay } from '../state/publishing-relay.js';
import { deleteTopic } from '../state/topic.js';
import type { Fault } from './fault.js';

const BETWEEN = 4;
const TIMES = 2;

/** The relay has published and cannot note how far: it is killed just then. Whoever follows publishes the same again. */
export const relayKilledBeforeItNotes: Fault = {
  name: { zh: '转发在发布之后、记下位置之前被 kill -9', en: 'the relay killed with -9 after publishing and before noting how far' },
  strike: async ({ cluster, acknowledged, recorder }) => {
    for (let n = 0; n < TIMES; n += 1) {
      await acknowledged(BETWEEN);
      const relay = await publishingRelay(cluster);
      await withSql(cluster.address('postgres'), async (sql) => {
        await sql.query('BEGIN; LOCK TABLE relay_position IN SHARE ROW EXCLUSIVE MODE');
        const noted = (await cluster.places()).relay;
        await until('something published and not noted', () => Promise.resolve(recorder.newest > noted ? true : undefined));
        await cluster.local.services.of(relay).kill();
        await sql.query('ROLLBACK');
      });
    }
  },
};

/** The relay stands still for so long that another one takes over, and wakes up believing that it still publishes. */
export const zombieRelay: Fault = {
  name: { zh: '转发停顿（SIGSTOP）到另一实例接手之后才醒来', en: 'a relay that stands still (SIGSTOP), is replaced, and wakes up' },
  strike: async ({ cluster, acknowledged }) => {
    await acknowledged(BETWEEN);
    const relay = await publishingRelay(cluster);
    const zombie = cluster.local.services.of(relay);
    zombie.freeze();
    try {
      await publishingRelay(cluster, relay);
      await acknowledged(BETWEEN);
    } finally {
      zombie.thaw();
    }
    await acknowledged(BETWEEN);
  },
};

/** The topic is deleted while everybody reads and writes it. */
export const topicDeleted: Fault = {
  name: { zh: '主题被删除', en: 'the topic deleted' },
  strike: async ({ cluster, acknowledged }) => {
    await acknowledged(BETWEEN);
    await deleteTopic(cluster.address('kafka'));
  },
};
