import { describe, expect, it } from '@jest/globals';
import { entriesOf } from './entries.js';
import { paceOf } from './paced.js';
import { summaryOf } from './perf-test.js';
import { countUpTo } from './relay-app.js';

describe('the pace of whoever publishes', () => {
  const samples = [{ count: 10, at: 0, cpu: 0 }, { count: 20, at: 1_000, cpu: 500 }, { count: 60, at: 1_100, cpu: 700 }, { count: 100, at: 1_400, cpu: 1_300 }];
  it('is counted from the end of the warm-up to the end, of records and of processor time', () => expect(paceOf(samples, 100)).toEqual({ perSecond: 200, cpuEach: 10 }));
  it('needs two moments after the warm-up', () => {
    expect(() => paceOf(samples.slice(0, 2), 100)).toThrow(RangeError);
    expect(() => paceOf([], 100)).toThrow(RangeError);
  });
});

describe('how many entries a checkpoint stands for', () => {
  const positions = [5n, 7n, 7_000_000_000_000_000_001n];
  it.each([[4n, 0], [5n, 1], [6n, 1], [7n, 2], [7_000_000_000_000_000_000n, 2], [7_000_000_000_000_000_001n, 3], [9_000_000_000_000_000_000n, 3]])('%s is behind %s', (position, count) => expect(countUpTo(positions, position)).toBe(count));
});

describe('what is published', () => {
  it('has a body of 500 bytes where it is small, and is a file of its own', () => {
    const entries = entriesOf('small', 'case-0123', 300);
    expect([...new Set(entries.map((entry) => Buffer.byteLength(JSON.stringify(entry))))]).toEqual([500]);
    expect(entries.map(({ revision }) => revision)).toEqual(entries.map((_entry, i) => i));
    expect(new Set(entries.map(({ eventId }) => eventId)).size).toBe(300);
  });
  it('is what a case had where it is recorded', () => expect(entriesOf('recorded', 'case-0123', 3).map(({ type }) => type)).toContain('intake.ApplicationReceived'));
});

describe("Kafka's own measure", () => {
  it('is read from its last summary, which leaves the warm-up out', () => {
    const said = '24577 records sent, 4915.4 records/sec (4.69 MB/sec), 1.0 ms avg latency\n50000 records sent, 21645.021645 records/sec (20.64 MB/sec), 9 ms avg latency, 50 ms max latency.\n40000 steady state records sent, 32000.5 records/sec (30 MB/sec)\n';
    expect(summaryOf(said)).toBe(32000.5);
    expect(summaryOf(said.split('\n').slice(0, 2).join('\n'))).toBe(21645.021645);
  });
  it('is none where it says none', () => expect(summaryOf('Exception in thread "main"')).toBeUndefined());
});
