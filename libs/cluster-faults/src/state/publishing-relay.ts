import { until } from '@juanzong/testing/e2e';
import type { FaultCluster } from '../cluster/fault-cluster.js';

const ANSWER_WITHIN_MS = 2_000;

interface Health {
  readonly checks: Readonly<Record<string, { readonly detail?: string } | undefined>>;
}

async function publishes(cluster: FaultCluster, name: string): Promise<boolean> {
  try {
    const answer = await fetch(`${cluster.local.services.of(name).url}/health/ready`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return ((await answer.json()) as Health).checks['relay']?.detail?.startsWith('publishing') ?? false;
  } catch {
    return false;
  }
}

/** The instance of the relay that publishes, once there is one other than `not`. */
export const publishingRelay = (cluster: FaultCluster, not?: string): Promise<string> => until('a relay that publishes', async () => {
  for (const name of cluster.instancesOf('event-relay')) if (name !== not && (await publishes(cluster, name))) return name;
  return undefined;
});
