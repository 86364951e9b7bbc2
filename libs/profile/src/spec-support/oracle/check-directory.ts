import { createDataSource } from '@juanzong/read-model';
import { startEmbeddedStores } from '../../embedded-stores.js';
import { openRuntime } from '../../open-runtime.js';
import { realClock } from '../../real-clock.js';
import { checkEntries, type EntriesChecked } from './check-entries.js';

/** Compares every row with every entry of a platform that has been stopped. It writes nothing to either. */
export async function checkDirectory(dataDirectory: string): Promise<EntriesChecked> {
  const stores = await startEmbeddedStores(dataDirectory, { error: () => undefined, info: () => undefined });
  const { runtime, close } = await openRuntime({ ...stores, clock: realClock });
  const dataSource = await createDataSource(await stores.postgres, { entities: [] });
  try {
    return await checkEntries(runtime, dataSource);
  } finally {
    await dataSource.destroy();
    await close();
    await stores.stop();
  }
}
