import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createHttpApp } from '@juanzong/http';
import { describeStartable, describeWith } from '@juanzong/local-cluster/testing';
import { personaTokens, TestClock } from '@juanzong/testing/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { until } from '../conformance/until.js';
import { PrivateRedis } from '../spec-support/private-redis.js';
import { forgetPrefix } from '../spec-support/forget-prefix.js';
import { type BoardParts, QueueBoardModule } from './index.js';

const prefix = `juanzong-test-${randomUUID()}`;
const logged: object[] = [];
const log = { info: (fields: object, message: string) => void logged.push({ ...fields, message }), error: (fields: object, message: string) => void logged.push({ ...fields, message }) };

const appOf = (parts: Partial<BoardParts> & { readonly redisUrl: string }): Promise<NestFastifyApplication> => createHttpApp(
  [QueueBoardModule.of({ prefix, contexts: ['intake', 'eligibility'], ...parts }, log)], { verifier: personaTokens, clock: new TestClock('2026-01-05T01:00:00.000Z'), log, accessLog: false },
);

await describeWith(['redis'], 'the board of queues', ({ redis: { url } }) => {
  let app: NestFastifyApplication;
  let redis: Redis;
  let queue: Queue;

  beforeAll(async () => {
    redis = new Redis(url, { maxRetriesPerRequest: null });
    queue = new Queue('deadlines-intake', { connection: redis, prefix });
    app = await appOf({ redisUrl: url });
    await until(async () => (await get('/ops/queues/api/queues', { authorization: 'Bearer operator' })).statusCode === 200, 'the board is ready');
  });
  afterAll(async () => {
    await app.close();
    await queue.close();
    await redis.quit();
    await forgetPrefix(url, prefix);
  });
  beforeEach(() => void logged.splice(0));

  const get = (path: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url: path, headers });
  const post = (path: string, headers: Record<string, string> = {}) => app.inject({ method: 'POST', url: path, headers });
  const signedIn = async (): Promise<string> => {
    const answer = await post('/ops/queues/session', { authorization: 'Bearer operator' });
    expect(answer.statusCode).toBe(200);
    return String(answer.headers['set-cookie']);
  };
  const failOne = async (): Promise<void> => {
    await queue.add('examination', { deadlineId: 'd', generation: 0, caseId: 'case-1', dueAt: '2026-01-04T15:59:59.999Z' }, { jobId: 'd-0' });
    const worker = new Worker('deadlines-intake', () => Promise.reject(new Error('the store is contended')), { connection: redis, prefix });
    await until(async () => (await queue.getJobCounts('failed'))['failed'] === 1, 'it is failed');
    await worker.close();
  };

  it.each(['/ops/queues', '/ops/queues/', '/ops/queues/api/queues', '/ops/queues/static/favicon.ico', '/ops/queues/queue/deadlines-intake'])('is for nobody who has not signed in: %s', async (path) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'identity.unauthenticated' });
  });

  it('is for no other role, in whichever way it asks', async () => {
    const headers = { authorization: 'Bearer auditor' };
    for (const answer of [await get('/ops/queues/api/queues', headers), await post('/ops/queues/session', headers), await post('/ops/queues/deadlines-intake/retry-failed', headers)]) {
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ code: 'identity.role-not-permitted' });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('shows a browser where to sign in', async () => {
    const page = await get('/ops/queues', { accept: 'text/html' });
    expect(page.statusCode).toBe(401);
    expect(page.body).toContain('期限队列');
    expect((await get('/ops/queues/sign-in.js')).statusCode).toBe(200);
  });

  it('gives a cookie for a token: short-lived, for its own path, not for scripts and not for other sites', async () => {
    const cookie = await signedIn();
    expect(cookie).toMatch(/^juanzong-queues=[\w-]{43}; Path=\/ops\/queues; Max-Age=900; HttpOnly; SameSite=Strict$/);
    expect(logged).toMatchObject([{ actorId: 'operator', message: 'queue board opened' }]);
    const over = await post('/ops/queues/session', { authorization: 'Bearer operator', 'x-forwarded-proto': 'https' });
    expect(over.headers['set-cookie']).toMatch(/; Secure$/);
    const page = await get('/ops/queues', { accept: 'text/html', cookie: `other=1; ${cookie.split(';')[0]}` });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<base href="/ops/queues/"');
    expect(page.headers['content-security-policy']).toContain("base-uri 'self'");
    const keys = await redis.keys(`${prefix}:board-session:*`);
    expect(Math.max(...(await Promise.all(keys.map((key) => redis.ttl(key)))))).toBeLessThanOrEqual(900);
    expect(keys.join()).not.toContain(cookie.slice(16, 59));
  });

  it('knows no cookie that was made up, and none any more that was given back', async () => {
    expect((await get('/ops/queues/api/queues', { cookie: `juanzong-queues=${'A'.repeat(43)}` })).statusCode).toBe(401);
    const cookie = (await signedIn()).split(';')[0] ?? '';
    expect((await get('/ops/queues/api/queues', { cookie })).statusCode).toBe(200);
    const left = await app.inject({ method: 'DELETE', url: '/ops/queues/session', headers: { cookie } });
    expect([left.statusCode, left.headers['set-cookie']]).toEqual([204, 'juanzong-queues=; Path=/ops/queues; Max-Age=0; HttpOnly; SameSite=Strict']);
    expect((await get('/ops/queues/api/queues', { cookie })).statusCode).toBe(401);
  });

  it('shows every context’s queue, and what failed in it and why; changes nothing; has failed ones tried again', async () => {
    await failOne();
    const operator = { authorization: 'Bearer operator' };
    const { queues } = (await get('/ops/queues/api/queues?activeQueue=deadlines-intake&status=failed', operator)).json<{ queues: { name: string; readOnlyMode: boolean; jobs: object[] }[] }>();
    expect(queues).toMatchObject([{ name: 'deadlines-intake', readOnlyMode: true, jobs: [{ id: 'd-0', failedReason: 'the store is contended' }] }, { name: 'deadlines-eligibility', readOnlyMode: true }]);
    for (const path of ['retry/failed', 'clean/failed', 'pause', 'empty', 'obliterate', 'd-0/clean']) {
      const answer = await app.inject({ method: 'PUT', url: `/ops/queues/api/queues/deadlines-intake/${path}`, headers: operator });
      expect([path, answer.statusCode >= 400]).toEqual([path, true]);
    }
    expect(await queue.getJobCounts('failed', 'waiting')).toEqual({ failed: 1, waiting: 0 });
    const retried = await post('/ops/queues/deadlines-intake/retry-failed', operator);
    expect([retried.statusCode, retried.json()]).toEqual([200, { queue: 'deadlines-intake', retried: 1 }]);
    expect(await queue.getJobCounts('failed', 'waiting')).toEqual({ failed: 0, waiting: 1 });
    expect((await post('/ops/queues/deadlines-intake/retry-failed', operator)).json()).toMatchObject({ retried: 0 });
    expect((await post('/ops/queues/deadlines-moon/retry-failed', operator)).json()).toMatchObject({ code: 'ops-queues.no-such-queue', status: 404 });
  });

  it('is in the API’s documentation', async () => {
    const { paths } = (await get('/api/docs-json')).json<{ paths: object }>();
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/ops/queues/session', '/ops/queues/{queue}/retry-failed']));
  });
});

await describeStartable(['redis'], 'the board of queues without Redis', () => {
  it('answers that it is unavailable, at once, and closes; once Redis is there it works', async () => {
    const redis = await PrivateRedis.onFreePort();
    const outages: unknown[] = [];
    const app = await appOf({ redisUrl: redis.url, onOutage: (error) => outages.push(error) });
    const operator = { authorization: 'Bearer operator' };
    const ask = async (): Promise<number> => (await app.inject({ method: 'GET', url: '/ops/queues/api/queues', headers: operator })).statusCode;
    expect(await ask()).toBe(503);
    for (const url of ['/ops/queues/session', '/ops/queues/deadlines-intake/retry-failed']) expect((await app.inject({ method: 'POST', url, headers: operator })).statusCode).toBe(503);
    await until(() => outages.length > 0, 'the outage is told');
    await redis.start();
    await until(async () => (await ask()) === 200, 'the board works');
    await redis.kill();
    await until(async () => (await ask()) === 503, 'the board is unavailable');
    await app.close();
    await redis.close();
  });
});
