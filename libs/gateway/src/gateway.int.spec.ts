import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Clock, instant } from '@juanzong/kernel';
import type { Log } from '@juanzong/observability';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OidcVerifier } from '@juanzong/identity';
import { SmallService } from './spec-support/small-service.js';
import { type Gateway, startGateway } from './start-gateway.js';

const clock: Clock = { kind: 'real', now: () => instant(Date.now()) };
const log: Log = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined, with: () => log } as unknown as Log;
const MIB = 1024 * 1024;
const HAN = /\p{Script=Han}/u;

let folder: string;
let services: SmallService[];
let gateway: Gateway;
const [intake, second, history] = [0, 1, 2];
const service = (which: number): SmallService => services[which] as SmallService;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'juanzong-gateway-'));
  services = await Promise.all(['intake-1', 'intake-2', 'history-1'].map((name) => new SmallService(name).start()));
  gateway = await start();
});
afterEach(async () => {
  await gateway.stop();
  await Promise.all(services.map((one) => one.kill()));
  await rm(folder, { recursive: true });
});

const start = (change: { port?: number; answerMs?: number; leaveOutMs?: number; issuer?: string } = {}): Promise<Gateway> => startGateway(
  { host: '127.0.0.1', port: change.port ?? 0, data: folder, issuer: change.issuer, services: new Map([['intake', [service(intake).url, service(second).url]], ['case-history', [service(history).url]]]) },
  { clock, log, leaveOutMs: change.leaveOutMs ?? 60_000, ...(change.answerMs === undefined ? {} : { answerMs: change.answerMs }) },
);
const restart = async (change: Parameters<typeof start>[0]): Promise<void> => {
  await gateway.stop();
  gateway = await start(change);
};
const ask = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(gateway.url + path, init);
  return { status: response.status, headers: response.headers, json: (await response.json()) as Record<string, unknown> };
};
const by = async (path: string, init?: RequestInit) => (await ask(path, init)).json['by'];
const post = (key?: string): RequestInit => ({ method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) } });

describe('the gateway', () => {
  it('hands a request to the service of its prefix as it is, to the instances in turn', async () => {
    expect(await ask('/api/case-history/v1/cases?q=%E5%BC%A0&q=b+c')).toMatchObject({ status: 200, json: { by: 'history-1', url: '/api/case-history/v1/cases?q=%E5%BC%A0&q=b+c' } });
    expect(await ask('/api/intake/v1/applications', post('k'))).toMatchObject({ json: { method: 'POST', body: '{"a":1}' } });
    expect(new Set([await by('/api/intake/v1/x'), await by('/api/intake/v1/x')])).toEqual(new Set(['intake-1', 'intake-2']));
    for (const path of ['/api/sealing/v1/published', '/api/ops/v1/parked', '/ops/queues/api/queues']) expect([path, await by(path)]).toEqual([path, 'history-1']);
  });

  it.each(['/api/assignment/v1/cases', '/api/intakes/v1', '/elsewhere', '/api/intake/v1/..%2f..%2fhealth', '/api/intake/%2e%2e/%2e%2e/health/ready'])('has nothing at %s', async (path) => {
    const answered = await new Promise<number>((resolve, reject) => {
      httpRequest(gateway.url, { path }, (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject).end();
    });
    expect(answered).toBe(404);
    expect(services.flatMap(({ seen }) => seen)).toEqual([]);
  });

  it('says who asked, and under which correlation id, and keeps what belongs to one connection to itself', async () => {
    const { headers } = await ask('/api/intake/v1/x', { headers: { 'x-correlation-id': 'corr-7', authorization: 'Bearer t', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'x-forwarded-for': '192.0.2.7' } });
    expect(headers.get('x-correlation-id')).toBe('corr-7');
    const unnamed = await ask('/api/intake/v1/x');
    const seen = [...service(intake).seen, ...service(second).seen].map((one) => one.headers);
    expect(seen.find((one) => one['x-correlation-id'] === 'corr-7')).toMatchObject({ authorization: 'Bearer t', traceparent: expect.stringContaining('b7ad'), 'x-forwarded-for': '192.0.2.7, 127.0.0.1', host: expect.stringMatching(/^127\.0\.0\.1:/) });
    expect(seen.map((one) => one['x-correlation-id'])).toContain(unnamed.headers.get('x-correlation-id'));
    service(history).answer = (_request, response) => void response.writeHead(418, { 'content-type': 'text/plain', connection: 'close', 'x-own': 'yes' }).end('茶');
    const teapot = await fetch(`${gateway.url}/api/case-history/v1/x`);
    expect([teapot.status, await teapot.text(), teapot.headers.get('x-own'), teapot.headers.get('connection')]).toEqual([418, '茶', 'yes', 'keep-alive']);
  });

  it('lets the largest upload through, of known and of unknown length', async () => {
    const bytes = randomBytes(28 * MIB);
    expect(await ask('/api/intake/v1/applications', { method: 'POST', body: bytes, headers: { 'content-type': 'application/octet-stream' } })).toMatchObject({ status: 200 });
    const parts = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 28; i += 1) controller.enqueue(new Uint8Array(bytes.subarray(i * MIB, (i + 1) * MIB)));
        controller.close();
      },
    });
    expect(await ask('/api/intake/v1/applications', { method: 'POST', body: parts, duplex: 'half' })).toMatchObject({ status: 200 });
    expect(services.flatMap(({ seen }) => seen.map((one) => one.bytes))).toEqual([bytes.length, bytes.length]);
  });

  it('refuses what is larger than anything a service takes, and sends it nowhere', async () => {
    for (const [path, size] of [['/api/intake/v1/applications', 28 * MIB + 1], ['/api/case-history/v1/x', MIB + 1]] as const) {
      expect(await ask(path, { method: 'POST', body: new Uint8Array(size) })).toMatchObject({ status: 413, json: { code: 'request.too-large' } });
    }
    expect(services.flatMap(({ seen }) => seen)).toEqual([]);
  });

  it('answers for a service that does not want an upload to its end, and keeps no connection open for it', async () => {
    for (const one of [service(intake), service(second)]) {
      one.early = (request, response) => {
        response.writeHead(413, { 'content-type': 'application/problem+json', connection: 'close' }).end('{"code":"request.too-large"}', () => request.destroy());
        return true;
      };
    }
    // What the service said may be lost with its connection; then it is as if it could not be reached.
    expect([413, 503]).toContain((await ask('/api/intake/v1/x', { method: 'POST', body: new Uint8Array(20 * MIB) })).status);
  });

  it('hands a download on while it is still being written, whole', async () => {
    const part = randomBytes(256 * 1024);
    let more: () => void = () => undefined;
    service(history).answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).write(part);
      more = () => {
        for (let i = 1; i < 64; i += 1) response.write(part);
        response.end();
      };
    };
    const response = await fetch(`${gateway.url}/api/case-history/v1/cases/x/export`);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const hash = createHash('sha256');
    let bytes = 0;
    const take = async (): Promise<boolean> => {
      const { done, value } = await reader.read();
      if (value) hash.update(value);
      bytes += value?.length ?? 0;
      return !done;
    };
    while (bytes < part.length) await take();
    more();
    while (await take());
    const whole = createHash('sha256');
    for (let i = 0; i < 64; i += 1) whole.update(part);
    expect([bytes, hash.digest('hex')]).toEqual([64 * part.length, whole.digest('hex')]);
  });
});

describe('an instance that is gone', () => {
  it('is replaced by another without the caller noticing, whatever was asked, and is left out', async () => {
    await service(intake).kill();
    for (let i = 0; i < 4; i += 1) expect([await by('/api/intake/v1/x'), await by('/api/intake/v1/x', post()), await by('/api/intake/v1/x', post('k'))]).toEqual(['intake-2', 'intake-2', 'intake-2']);
    const measures = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(measures).toContain('juanzong_gateway_failed_attempts_total{service="intake",failure="unreached"} 1');
    expect(measures).toContain('juanzong_gateway_instances{service="intake",state="left-out"} 1');
  });

  it('is asked again once it is back', async () => {
    await restart({ leaveOutMs: 0 });
    await service(intake).kill();
    for (let i = 0; i < 2; i += 1) expect(await by('/api/intake/v1/x')).toBe('intake-2');
    await service(intake).start();
    expect(new Set([await by('/api/intake/v1/x'), await by('/api/intake/v1/x')])).toEqual(new Set(['intake-1', 'intake-2']));
  });

  it('in the middle of a request is replaced where asking twice is safe: a read, a command with its key', async () => {
    const cut = (one: SmallService): void => { one.answer = (request) => request.socket.destroy(); };
    cut(service(intake));
    for (let i = 0; i < 2; i += 1) expect([await by('/api/intake/v1/x'), await by('/api/intake/v1/x', post('k'))]).toEqual(['intake-2', 'intake-2']);
    cut(service(second));
    for (const one of [service(intake), service(second)]) one.seen.length = 0;
    expect(await ask('/api/intake/v1/x', post())).toMatchObject({ status: 503, json: { code: 'gateway.service-unavailable' } });
    expect([...service(intake).seen, ...service(second).seen]).toHaveLength(1);
  });

  it('and was the only one is asked once more, since a kept connection may just have ended', async () => {
    let asked = 0;
    service(history).answer = (request, response) => {
      asked += 1;
      if (asked === 1) request.socket.destroy();
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{"by":"history-1"}');
    };
    expect(await by('/api/case-history/v1/x')).toBe('history-1');
    service(history).answer = (request) => { asked += 1; request.socket.destroy(); };
    expect(await ask('/api/case-history/v1/x')).toMatchObject({ status: 503 });
    expect(asked).toBe(4);
  });

  it('or stops and refuses new work is replaced, also for a command without a key', async () => {
    service(intake).answer = (_request, response) => void response.writeHead(503, { connection: 'close', 'content-type': 'application/json' }).end('{"error":"Service Unavailable"}');
    for (let i = 0; i < 3; i += 1) expect(await by('/api/intake/v1/x', post())).toBe('intake-2');
    expect(service(intake).seen.length).toBeLessThanOrEqual(1);
  });

  it('while others only refuse for a reason of their own is not: their answer is handed on', async () => {
    service(history).answer = (_request, response) => void response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' }).end('{"code":"platform.unavailable"}');
    expect(await ask('/api/case-history/v1/x')).toMatchObject({ status: 503, json: { code: 'platform.unavailable' } });
    expect(service(history).seen).toHaveLength(1);
  });

  it('with all others is said in both languages, with the name of the service', async () => {
    await Promise.all([service(intake).kill(), service(second).kill()]);
    const { status, headers, json } = await ask('/api/intake/v1/x', { ...post('k') });
    expect([status, headers.get('content-type'), headers.get('retry-after')]).toEqual([503, 'application/problem+json; charset=utf-8', '1']);
    expect(json).toMatchObject({ code: 'gateway.service-unavailable', params: { service: 'intake' }, detail: expect.stringMatching(HAN), detailEn: expect.stringContaining('The service intake cannot be reached'), instance: '/api/intake/v1/x', correlationId: headers.get('x-correlation-id') });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    await service(intake).start();
    expect(await by('/api/intake/v1/x')).toBe('intake-1');
  });

  it('in the middle of an answer leaves the caller with an answer that does not end well', async () => {
    service(history).answer = (request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '1000' }).write('x', () => request.socket.destroy());
    };
    const response = await fetch(`${gateway.url}/api/case-history/v1/x`);
    await expect(response.text()).rejects.toThrow();
  });

  it('or never answers is said to be late, and asked only once', async () => {
    await restart({ answerMs: 200 });
    service(history).answer = () => undefined;
    expect(await ask('/api/case-history/v1/x')).toMatchObject({ status: 504, json: { code: 'gateway.no-answer-in-time', params: { service: 'case-history' } } });
    expect(service(history).seen).toHaveLength(1);
  });
});

describe('what the gateway answers itself', () => {
  it('is whether it lives, and whether every service is ready, all of them shown', async () => {
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
    expect(await ask('/health/ready')).toMatchObject({ status: 200, json: { status: 'ok', checks: { intake: { ok: true }, 'case-history': { ok: true, detail: expect.stringContaining('ready') } } } });
    await service(intake).kill();
    service(history).ready = { status: 'unavailable', checks: { postgres: { ok: false }, bus: { ok: true } } };
    expect(await ask('/health/ready')).toMatchObject({ status: 503, json: { checks: {
      intake: { ok: true, detail: expect.stringMatching(/no answer.*; .* ready/) }, 'case-history': { ok: false, detail: expect.stringContaining('not ready: postgres') },
    } } });
  });

  it('is the documentation of all services as one', async () => {
    service(second).document = { openapi: '3.1.0', tags: [{ name: 'intake' }], paths: { '/api/intake/v1/applications': { post: { summary: '登记' } } }, components: { schemas: { Problem: {}, Own: {} } } };
    service(history).document = { openapi: '3.1.0', tags: [{ name: 'case-history' }], paths: { '/api/case-history/v1/cases': { get: {} } } };
    const { json } = await ask('/api/docs-json');
    expect(Object.keys(json['paths'] as object)).toEqual(expect.arrayContaining(['/api/intake/v1/applications', '/api/case-history/v1/cases', '/api/identity/v1/token']));
    expect((json['tags'] as { name: string }[]).map(({ name }) => name)).toEqual(['case-history', 'identity', 'intake']);
    expect((json['components'] as { schemas: object }).schemas).toMatchObject({ Problem: { type: 'object' }, Own: {} });
  });

  it('is who signs in, as an OIDC issuer that the services find behind its address', async () => {
    const port = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port: free } = probe.address() as { port: number };
        probe.close(() => resolve(free));
      });
    });
    await restart({ port });
    const { json } = await ask('/api/identity/v1/token', { method: 'POST', body: '{"persona":"clerk@340202"}', headers: { 'content-type': 'application/json' } });
    expect(gateway.issuer).toBe(`http://127.0.0.1:${port}/api/identity`);
    expect(await new OidcVerifier({ issuer: gateway.issuer, clock }).verifyToken(String(json['token']))).toEqual({ id: 'clerk@340202', role: 'clerk', agency: '340202' });
  });

  it('is not who signs in where there is another issuer, or where other machines could', async () => {
    await restart({ issuer: 'https://sso.example/realms/aid' });
    expect((await ask('/api/identity/v1/personas')).status).toBe(404);
    await expect(startGateway({ host: '0.0.0.0', port: 0, data: folder, services: new Map([['intake', ['http://127.0.0.1:1']]]) }, { clock, log })).rejects.toThrow('0.0.0.0');
  });
});
