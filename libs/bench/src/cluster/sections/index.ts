import type { ClusterSection } from '../run.js';
import { commands } from './commands.js';
import { instances } from './instances.js';
import { latency } from './latency.js';
import { relay } from './relay.js';
import { stages } from './stages.js';

/** Everything that is measured of a cluster, in this order. */
export const CLUSTER_SECTIONS: readonly ClusterSection[] = [relay, commands, latency, instances, stages];
