import type { Environment } from '@juanzong/local-cluster';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../../tools/independent-fold.mjs', import.meta.url));
const WITHIN_MS = 120_000;

/** I4. What stands otherwise in the read models than an independent fold of all entries says: the lines of that program that name a fault. */
export function foldFaults(environment: Environment): Promise<string[]> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, '--cluster'], { env, timeout: WITHIN_MS, maxBuffer: 2 ** 26 }, (error, out, err) => {
      const faults = out.split('\n').filter((line) => line.startsWith('✗'));
      resolve(error && faults.length === 0 ? [`the independent fold failed: ${err.trim() || error.message}`] : faults);
    });
  });
}
