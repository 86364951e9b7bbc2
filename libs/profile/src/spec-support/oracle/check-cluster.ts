import { CLUSTER_SETTINGS, configProblemText, isConfigProblems, parseSettings } from '@juanzong/config';
import { createLog } from '@juanzong/observability';
import { connectionOf, createDataSource } from '@juanzong/read-model';
import { instrumentsOf } from '../../cluster/instruments.js';
import { openCluster } from '../../cluster/open-cluster.js';
import { realClock } from '../../real-clock.js';
import { checkEntries, type EntriesChecked } from './check-entries.js';

/** Nobody signs in. */
const NOBODY = 'http://localhost';

/**
 * Compares every row with every entry of a cluster, whose services may run meanwhile: each read model is held against the
 * entries up to where it stands. @throws Error that says which variables are lacking
 */
export async function checkCluster(env: Readonly<Record<string, string | undefined>>): Promise<EntriesChecked> {
  const config = parseSettings({ JUANZONG_OIDC_ISSUER: NOBODY, ...env }, CLUSTER_SETTINGS);
  if (isConfigProblems(config)) throw new Error(configProblemText(config));
  const instruments = await instrumentsOf('independent-fold', undefined, createLog('error'));
  const { runtime, close } = await openCluster(config, realClock, instruments);
  try {
    const dataSource = await createDataSource(connectionOf(config.postgres), { entities: [] });
    try {
      return await checkEntries(runtime, dataSource);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await close();
    await instruments.tracing.stop();
  }
}
