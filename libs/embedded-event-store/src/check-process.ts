import { writeSync } from 'node:fs';
import type { CheckMessage } from './host/check-store.js';
import { checkDatabase } from './storage/check-database.js';

// The process in which a store is checked. It tells how far it has come through a descriptor, written at once, so that
// this is known even if a damaged page ends it.
const PROGRESS = 4;
const [dataDirectory = '', witnessed = '0'] = process.argv.slice(2);
const tell = (message: CheckMessage): void => { process.send?.(message); };
try {
  tell({ kind: 'report', report: await checkDatabase(dataDirectory, Number(witnessed), (position) => { writeSync(PROGRESS, `${position}\n`); }) });
} catch (error) {
  tell({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
}
process.disconnect();
