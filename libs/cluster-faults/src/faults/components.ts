import type { ComponentName } from '@juanzong/local-cluster';
import type { Fault } from './fault.js';
import { lasting } from './wait.js';

const TIMES = 2;
const BETWEEN = 6;
const TITLES: Readonly<Record<ComponentName, string>> = { kafka: 'Kafka', postgres: 'PostgreSQL', redis: 'Redis', 'event-store': 'event store', s3: 'S3' };

/** Killed and started again at once, several times. */
export const killed = (component: ComponentName): Fault => ({
  name: { zh: `${TITLES[component]} 被 kill -9 ${TIMES} 次`, en: `${TITLES[component]} killed with -9 ${TIMES} times` },
  strike: async ({ cluster, acknowledged }) => {
    for (let n = 0; n < TIMES; n += 1) {
      await acknowledged(BETWEEN);
      await cluster.local.component(component).kill();
      await cluster.local.component(component).start();
    }
  },
});

/** Stopped, and started again after a while. */
export const away = (component: ComponentName): Fault => ({
  name: { zh: `${TITLES[component]} 停止一段时间`, en: `${TITLES[component]} stopped for a while` },
  strike: async ({ cluster, acknowledged, outageMs }) => {
    await acknowledged(BETWEEN);
    await cluster.local.component(component).stop();
    await lasting(outageMs);
    await cluster.local.component(component).start();
  },
});

/** Killed, everything that it keeps deleted, and started empty. */
export const wiped = (component: ComponentName): Fault => ({
  name: { zh: `${TITLES[component]} 的数据被删除`, en: `the data of ${TITLES[component]} deleted` },
  strike: async ({ cluster, acknowledged }) => {
    await acknowledged(BETWEEN);
    await cluster.local.component(component).wipe();
    await cluster.local.component(component).start();
  },
});
