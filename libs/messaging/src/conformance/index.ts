import { describe, it } from '@jest/globals';
import { type ConformanceTest, type MakeTransport, Stage } from './conformance-test.js';
import { CONTINUITY_TESTS } from './continuity-tests.js';
import { DELIVERY_TESTS } from './delivery-tests.js';
import { FAILURE_TESTS } from './failure-tests.js';

export { type ConformanceTest, type MakeTransport, Stage } from './conformance-test.js';
export { positionStoreConformance } from './position-store-tests.js';
export { SampleWriter, sampleEntry } from './sample-messages.js';

/** Every promise of the `Transport` port, each by a test of its own. */
export const TRANSPORT_CONFORMANCE: readonly ConformanceTest[] = [...DELIVERY_TESTS, ...FAILURE_TESTS, ...CONTINUITY_TESTS];

/** Runs one test on a transport of its own. `patienceMs`: how long it waits for what should happen before it says that it did not. */
export async function runConformanceTest(test: ConformanceTest, makeTransport: MakeTransport, patienceMs = 10_000): Promise<void> {
  const transport = await makeTransport();
  try {
    await test.run(await Stage.on(transport, patienceMs));
  } finally {
    await transport.close();
  }
}

/** Declares the suite in a jest spec. An adapter passes it or is not an adapter. */
export function transportConformance(name: string, makeTransport: MakeTransport, patienceMs?: number): void {
  describe(`${name} keeps the promises of a transport`, () => {
    it.each(TRANSPORT_CONFORMANCE.map((test) => ({ name: test.name, test })))('$name', async ({ test }) => {
      await runConformanceTest(test, makeTransport, patienceMs);
    });
  });
}
