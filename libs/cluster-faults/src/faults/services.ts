import { SERVICES } from '@juanzong/local-cluster/services';
import { shuffled } from '../plan.js';
import type { Fault, Struck } from './fault.js';

const ALL = ['gateway', ...SERVICES] as const;
const BETWEEN = 4;

async function kill({ cluster }: Struck, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => cluster.local.services.of(name).kill()));
}

/** One instance of every service is killed, one service after the other, then the other one of each. */
export const instancesKilled: Fault = {
  name: { zh: '各服务的实例逐个被 kill -9', en: 'every instance of every service killed with -9, one after the other' },
  strike: async (struck) => {
    for (const service of shuffled(ALL, { next: struck.random })) {
      for (const name of struck.cluster.instancesOf(service)) {
        await struck.acknowledged(BETWEEN);
        await kill(struck, [name]);
      }
    }
  },
};

/** Both instances of a service at once, so that nobody of it is left. */
export const servicesKilled: Fault = {
  name: { zh: '各服务的全部实例同时被 kill -9', en: 'all instances of a service killed with -9 at once, service by service' },
  strike: async (struck) => {
    for (const service of shuffled(ALL, { next: struck.random })) {
      await struck.acknowledged(BETWEEN);
      await kill(struck, struck.cluster.instancesOf(service));
    }
  },
};

/** Every process of the platform at the same moment. */
export const everythingKilled: Fault = {
  name: { zh: '所有服务同时被 kill -9', en: 'every service killed with -9 at the same moment' },
  strike: async (struck) => {
    await struck.acknowledged(BETWEEN);
    await kill(struck, ALL.flatMap((service) => struck.cluster.instancesOf(service)));
  },
};
