import { describe, expect, it } from '@jest/globals';
import { busyStacks } from './profile.js';
import { shares, stageOf } from './stage-of.js';

const at = (url: string, functionName = 'f') => ({ url, functionName });
const lib = (path: string) => at(`file:///x/libs/${path}`);
const pkg = (path: string) => at(`file:///x/node_modules/${path}`);

describe('the stage of a stack', () => {
  it.each([
    ['http', [pkg('fastify/lib/reply.js'), lib('http/dist/respond.js')]],
    ['http', [at('node:_http_server')]],
    ['validation', [pkg('zod/v4/core/parse.js'), lib('http/dist/parse.js')]],
    ['decide', [lib('intake/domain/dist/decide.js'), lib('event-store/dist/command-handler.js')]],
    ['decide', [lib('policy/dist/rules/deadline.js')]],
    ['projections', [lib('intake/domain/dist/evolve.js'), lib('case-history/service/dist/read/queue/work.projection.js')]],
    ['seal', [pkg('json-canonicalize/dist/index.mjs'), lib('case-file/dist/seal.js'), lib('event-store/dist/command-handler.js')]],
    ['seal', [pkg('lmdb/write.js'), lib('vault/dist/data-keys.js')]],
    ['store-client', [pkg('google-protobuf/google-protobuf.js'), pkg('@eventstore/db-client/dist/x.js'), lib('event-store/dist/event-store-db-log.js')]],
    ['store-client', [at('node:internal/http2/core')]],
    ['bus', [lib('messaging/dist/relay.js')]],
    ['bus', [lib('intake/service/dist/edge/events/reactions.js')]],
    ['http', [lib('intake/service/dist/edge/http/controller.js')]],
    ['projections', [pkg('pg/lib/client.js')]],
    ['documents', [lib('documents/dist/file-store.js')]],
    ['gc', [at('', '(garbage collector)'), lib('http/dist/x.js')]],
    ['other', [at('node:internal/timers')]],
  ] as const)('%s', (stage, stack) => expect(stageOf(stack)).toBe(stage));

  it('has shares that are one together', () => {
    const found = shares([{ stack: [pkg('pg/lib/client.js')], micros: 30 }, { stack: [lib('messaging/dist/relay.js')], micros: 10 }]);
    expect([found.get('projections'), found.get('bus'), found.get('http')]).toEqual([0.75, 0.25, 0]);
  });
});

describe('a profile', () => {
  const profile = {
    startTime: 1_000,
    nodes: [
      { id: 1, callFrame: at('', '(root)'), children: [2, 4] },
      { id: 2, callFrame: at('outer'), children: [3] },
      { id: 3, callFrame: at('inner') },
      { id: 4, callFrame: at('', '(idle)') },
    ],
    samples: [3, 3, 4, 2, 3], timeDeltas: [0, 100, 100, 1_000, 50],
  };

  it('tells how long the thread was busy in each stack, from the inside out, and leaves waiting out', () => {
    expect(busyStacks(profile, { from: 0, to: 10_000 }).map(({ stack, micros }) => [stack.map(({ url }) => url), micros])).toEqual([
      [['inner', 'outer', ''], 200],
      [['outer', ''], 50],
    ]);
  });
  it('counts only what lies within the window', () => {
    expect(busyStacks(profile, { from: 1_100, to: 1_300 }).map(({ micros }) => micros)).toEqual([100]);
  });
});
