import { join } from 'node:path';

/** Where what belongs together lies, in a data directory and in a backup alike, relative to it. */
export const EVENT_STORE = 'event-store';
export const EVENTS = join(EVENT_STORE, 'events');
export const EVENT_FILE = join(EVENTS, 'data.mdb');
export const VAULT = 'vault';
export const VAULT_FILE = join(VAULT, 'vault.lmdb');
export const MASTER_KEY = join(VAULT, 'master.key');
export const DOCUMENTS = 'documents';

/** In a backup. */
export const MANIFEST = 'manifest.json';
/** In a data directory that was restored: from what, and which erasures were applied again. */
export const RESTORED = 'restored.json';

/** The list of erasures lies beside the data directory: it outlives the directory, and no backup takes it back in time. */
export const erasureListOf = (dataDirectory: string): string => `${dataDirectory.replace(/\/+$/, '')}.erasures.log`;
