import { afterAll, beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { VaultDatabases } from '../spec-support/vault-databases.js';
import { type Operation, VaultModel } from '../spec-support/vault-model.js';
import { VaultWithoutWatch } from '../spec-support/vault-without-watch.js';

const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom('close', 'close', 'open', 'open', 'read', 'erase', 'link'), by: fc.constantFrom(0, 1), of: fc.nat(3), person: fc.constantFrom(0, 1),
});
const step = fc.record({ atOnce: fc.array(operation, { minLength: 1, maxLength: 4 }), passing: fc.constantFrom(0, 1, 400, 1_000) });

describe('two processes with one vault', () => {
  const databases = new VaultDatabases();
  beforeAll(() => databases.start());
  afterAll(() => databases.stop());

  it('agree with what one alone would have said, whatever they do and whenever', async () => {
    let [time, runs] = [0, 0];
    const now = (): number => time;
    const database = await databases.fresh();
    const vaults = [await VaultWithoutWatch.open(database, now), await VaultWithoutWatch.open(database, now)] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const model = await VaultModel.of(vaults, now, String((runs += 1)));
        for (const { atOnce, passing } of steps) {
          await model.take(atOnce);
          time += passing;
        }
      }),
      { numRuns: 60 },
    );
    for (const vault of vaults) await vault.close();
  });
});
