import { join } from 'node:path';
import { openStoreInThread } from '@juanzong/embedded-event-store';
import { openRuntime } from '@juanzong/profile';

/** What a platform that has been stopped left in its data directory: its log, vault and contracts. `close` lets go of the directory. */
export async function openStopped(directory, clock) {
  const { store, stop } = await openStoreInThread(join(directory, 'event-store'));
  try {
    const { runtime, close } = await openRuntime({ eventStore: store, vaultDirectory: join(directory, 'vault'), documentsDirectory: directory, clock });
    return { runtime, close: async () => (await close(), stop()) };
  } catch (error) {
    await stop();
    throw error;
  }
}
