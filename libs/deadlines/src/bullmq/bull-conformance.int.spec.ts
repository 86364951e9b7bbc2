import { describeWith } from '@juanzong/local-cluster/testing';
import { randomUUID } from 'node:crypto';
import { deadlineConformance } from '../conformance/deadline-conformance.js';
import { forgetPrefix } from '../spec-support/forget-prefix.js';
import { startBullDeadlines } from './start-bull-deadlines.js';

await describeWith(['redis'], 'deadlines on BullMQ', ({ redis: { url } }) => {
  deadlineConformance('BullMQ', () => {
    const prefix = `juanzong-test-${randomUUID()}`;
    return {
      start: (parts) => startBullDeadlines({ ...parts, redisUrl: url, prefix, reconcileEveryMs: 10, reviveAfterMs: 50, plan: { attempts: 3, firstRestMs: 20 } }),
      dispose: () => forgetPrefix(url, prefix),
    };
  });
});
