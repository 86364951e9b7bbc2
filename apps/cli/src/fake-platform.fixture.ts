import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Io } from './io.js';

/** A request as the fake platform saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly persona: string;
  readonly key: string | undefined;
  readonly body: Record<string, unknown>;
}

export interface FakeAnswer {
  readonly status?: number;
  readonly body: unknown;
}

export interface FakePlatform {
  readonly url: string;
  readonly seen: Seen[];
  readonly close: () => Promise<void>;
}

/** A tiny HTTP server that issues tokens and answers the rest as told; undefined is not found. Bodies that are text are sent as they are. */
export async function fakePlatform(answer: (seen: Seen) => FakeAnswer | undefined): Promise<FakePlatform> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://fake');
      const one: Seen = {
        method: request.method ?? '', path: url.pathname, query: Object.fromEntries(url.searchParams), persona: (request.headers.authorization ?? '').replace('Bearer ', ''),
        key: request.headers['idempotency-key'] as string | undefined, body,
      };
      seen.push(one);
      const { status = 200, body: sent } = builtIn(one) ?? answer(one) ?? problem(404, 'request.route-not-found');
      response.writeHead(status, { 'content-type': 'application/json' }).end(typeof sent === 'string' ? sent : JSON.stringify(sent));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

export const problem = (status: number, code: string, more: object = {}): FakeAnswer => ({ status, body: { code, detail: '不行', detailEn: 'no', params: {}, ...more } });

function builtIn({ path, body }: Seen): FakeAnswer | undefined {
  if (path === '/api/identity/v1/personas') return { body: { personas: [{ id: 'clerk@340202', role: 'clerk', agency: '340202', name: { zh: '受理员', en: 'Clerk' } }] } };
  if (path !== '/api/identity/v1/token') return undefined;
  return String(body['persona']).startsWith('nobody') ? problem(404, 'identity.unknown-persona') : { body: { token: body['persona'] } };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** What a command printed. */
export interface FakeIo extends Io {
  readonly printed: { out: string; err: string };
}

export function fakeIo(env: Io['env'] = {}): FakeIo {
  const printed = { out: '', err: '' };
  return {
    printed, env, errIsTerminal: false, now: () => Date.UTC(2024, 5, 1),
    out: (text) => { printed.out += text; },
    err: (text) => { printed.err += text; },
  };
}
