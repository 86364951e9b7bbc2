import type { Fault } from './fault.js';
import { lasting } from './wait.js';

const BETWEEN = 4;
/** Longer than the group waits for a member that says nothing. */
const STANDSTILL_MS = 20_000;
const REACTING = ['intake', 'eligibility', 'assignment', 'quality-review'] as const;

/** An instance stands still for so long that the group gives its partitions away, and wakes up with work in hand. */
export const slowConsumer: Fault = {
  name: { zh: '一个实例停顿（SIGSTOP）二十秒后醒来', en: 'an instance that stands still (SIGSTOP) for twenty seconds and wakes up' },
  strike: async ({ cluster, acknowledged, random }) => {
    await acknowledged(BETWEEN);
    const service = REACTING[Math.floor(random() * 3)] ?? 'eligibility';
    const [name = ''] = cluster.instancesOf(service);
    const slow = cluster.local.services.of(name);
    slow.freeze();
    await lasting(STANDSTILL_MS);
    slow.thaw();
  },
};

/** Members come and go, in order and under load, so that partitions are given anew while entries are handled. */
export const rebalances: Fault = {
  name: { zh: '负载下逐个重启（SIGTERM）消费者，分区一再重新分配', en: 'consumers restarted (SIGTERM) under load, partitions given anew again and again' },
  strike: async ({ cluster, acknowledged, recorder }) => {
    for (const service of REACTING) {
      await acknowledged(BETWEEN);
      await Promise.all([cluster.local.services.of(cluster.instancesOf(service)[0] ?? '').stop(), recorder.join()]);
      await recorder.leave();
    }
  },
};
