import { expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { HealthRegistry, Metrics, ObservabilityModule } from './index.js';

it('answers /health/live, /health/ready with the detail of every check, and /metrics', async () => {
  const health = new HealthRegistry();
  health.add({ name: 'store', kind: 'ready', check: () => ({ ok: false, detail: 'starting' }) });
  const app = await NestFactory.create<NestFastifyApplication>(ObservabilityModule.of(health, new Metrics()), new FastifyAdapter(), { logger: false });
  await app.init();
  const get = async (url: string) => app.inject({ method: 'GET', url });
  const live = await get('/health/live');
  const ready = await get('/health/ready');
  const metrics = await get('/metrics');
  await app.close();
  expect([live.statusCode, live.json()]).toEqual([200, { status: 'ok', checks: {} }]);
  expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'unavailable', checks: { store: { ok: false, detail: 'starting', durationMs: expect.any(Number) } } }]);
  expect(metrics.headers['content-type']).toMatch('text/plain');
  expect(metrics.body).toContain('process_cpu_seconds_total');
});
