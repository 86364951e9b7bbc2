import { afterAll, beforeAll } from '@jest/globals';
import { vaultConformance } from '../conformance.js';
import { FIELD_ALGORITHMS } from '../index.js';
import { VaultDatabases } from '../spec-support/vault-databases.js';

const databases = new VaultDatabases();
beforeAll(() => databases.start());
afterAll(() => databases.stop());

for (const alg of FIELD_ALGORITHMS) {
  vaultConformance(`PostgreSQL, ${alg}`, async () => {
    const database = await databases.fresh();
    return { open: () => database.open({ alg }), dispose: () => Promise.resolve() };
  });
}
