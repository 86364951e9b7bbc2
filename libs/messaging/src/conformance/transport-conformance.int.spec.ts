import { describe, expect, it } from '@jest/globals';
import { BROKEN_TRANSPORTS, soundTransport } from './broken-transports.js';
import { runConformanceTest, TRANSPORT_CONFORMANCE, transportConformance } from './index.js';

transportConformance('the in-process transport', () => Promise.resolve(soundTransport()));

describe('the conformance suite', () => {
  it('has a broken transport for each test', () => {
    expect(Object.keys(BROKEN_TRANSPORTS)).toEqual(TRANSPORT_CONFORMANCE.map((test) => test.name));
  });

  it.each(TRANSPORT_CONFORMANCE.map((test) => ({ name: test.name, test })))('reports a transport that does not: $name', async ({ test }) => {
    const broken = BROKEN_TRANSPORTS[test.name];
    const make = (): Promise<ReturnType<typeof soundTransport>> => Promise.resolve(broken?.make() ?? soundTransport());
    await expect(runConformanceTest(test, make, 300)).rejects.toThrow(broken?.says);
  });
});
