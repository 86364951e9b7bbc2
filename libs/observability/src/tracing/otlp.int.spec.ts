import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { startTracing } from './start-tracing.js';
import { traceIdOf } from './trace-ids.js';

const TERM = { stream: 'case-1', commandId: 'c-1', correlationId: 'r-1', causationId: 'r-1', outcome: 'written' as const, eventIds: [], types: [] };

it('what has gathered is sent over OTLP when tracing stops', async () => {
  const got: { readonly url: string | undefined; readonly body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      got.push({ url: request.url, body: Buffer.concat(chunks).toString() });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const tracing = await startTracing({ service: 'intake', otlpEndpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
  tracing.hooks?.handled({ ...TERM, startedMs: performance.now() });
  expect(got).toEqual([]);
  await tracing.stop();
  server.closeAllConnections();
  server.close();
  expect(got).toEqual([{ url: '/v1/traces', body: expect.stringContaining(traceIdOf('r-1')) }]);
  expect(got[0]?.body).toContain('"service.name"');
});

it('a receiver that is away is told of in the log, and holds nothing up', async () => {
  const told: string[] = [];
  const tracing = await startTracing({ service: 'intake', otlpEndpoint: 'http://127.0.0.1:9', log: { warn: (_fields, text) => void told.push(text) } });
  tracing.hooks?.handled({ ...TERM, startedMs: performance.now() });
  await tracing.stop();
  expect(told).toContain('traces could not be sent');
});
