import type { DynamicModule, INestApplication } from '@nestjs/common';
import type { ServiceUrls } from '@juanzong/config';
import { deadlinesProjection } from '@juanzong/deadlines';
import type { Clock } from '@juanzong/kernel';
import type { CaseFileServer } from '@juanzong/messaging';
import type { Log } from '@juanzong/observability';
import { streamReader } from '../../feeds/relay-feed.js';
import type { Simulation } from '../../simulation/simulation.js';
import { SimulationModule } from '../../simulation/simulation.module.js';
import { simulationWith } from '../../simulation/start-virtual-time.js';
import { VirtualClock } from '../../simulation/virtual-clock.js';
import { sealerOf } from '../../start-sealing.js';
import type { ClusterService, Reading } from '../cluster-service.js';
import type { ClusterConfig, OpenCluster } from '../open-cluster.js';
import { TimeFollower } from './time-follower.js';
import { TimeFollowerModule } from './time-follower.module.js';
import { openTime, type TimeFollowers } from './time-host.js';
import { StoredNews } from './stored-news.js';
import { timeSecretOf } from './time-secret.js';

interface Started {
  readonly app: INestApplication;
  readonly reading: Reading;
  readonly server: CaseFileServer | undefined;
  readonly log: Log;
}

/** A service's part in virtual time. */
export interface ClusterTime {
  readonly modules: readonly DynamicModule[];
  /** Takes part once everything of the service runs. */
  open(started: Started): void;
}

/** For a virtual clock: it goes on from the last recorded instant, and one service moves it for all. Undefined for any other clock. */
export async function clusterTime(service: ClusterService, clock: Clock, config: ClusterConfig, cluster: OpenCluster): Promise<ClusterTime | undefined> {
  if (!(clock instanceof VirtualClock)) return undefined;
  const secret = timeSecretOf(cluster.runtime.vault);
  const simulation = await simulationWith(clock, () => cluster.newest(), new StoredNews(() => cluster.headNow(), (range) => streamReader(cluster.runtime.log).readRange(range)));
  if (service.movesTime) return hostOf(simulation, service, secret, config, cluster);
  const follower = new TimeFollower();
  return {
    modules: [TimeFollowerModule.of(follower, secret)],
    open: ({ app, reading, server, log }) => follower.open({
      context: service.name, clock, runtime: cluster.runtime, dataSource: reading.dataSource, server, log, keeper: service.keeper && app.get(service.keeper),
    }),
  };
}

function hostOf(simulation: Simulation, { name }: ClusterService, secret: string, config: ClusterConfig, { runtime, headNow }: OpenCluster): ClusterTime {
  const followers = followersIn(config.services ?? new Map(), name);
  return {
    modules: [SimulationModule.of(simulation)],
    open: ({ reading, log }) => openTime({ simulation, followers, secret, headNow, reading, projections: [...OWN, deadlinesProjection.name], sealer: sealerOf(runtime, config.published, log), log }),
  };
}

/** Every read model that people look at, whoever keeps it. */
const OWN = ['case_overview', 'case_work', 'statistics', 'forwardings', 'quality', 'reviews'];
/** It publishes what was written, whatever the time. */
const WITHOUT_TIME: readonly string[] = ['event-relay'];

/** The first address of every service but the one that moves time. */
function followersIn(services: ServiceUrls, host: string): TimeFollowers {
  return new Map([...services].filter(([name]) => name !== host && !WITHOUT_TIME.includes(name)).map(([name, [first = '']]) => [name, first]));
}
