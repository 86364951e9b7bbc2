import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: number;
  readonly body: string;
}

type Answer = (request: IncomingMessage, response: ServerResponse, seen: Seen) => void;

/** A service as the gateway sees one: an HTTP server on a port of its own that can be killed and started again there. */
export class SmallService {
  readonly seen: Seen[] = [];
  /** Answers instead of the usual: the service's name and what it was asked. */
  answer: Answer | undefined;
  /** Called before the body is read. */
  early: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  ready: object = { status: 'ok', checks: { postgres: { ok: true } } };
  document: object | undefined;
  #server: Server | undefined;
  #port = 0;

  constructor(readonly name: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      if (this.early?.(request, response)) return;
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => this.#handle(request, response, Buffer.concat(parts)));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  /** As if the process had been killed: every connection ends at once, and new ones are refused. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  #handle(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const seen: Seen = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, bytes: body.length, body: body.length < 2000 ? body.toString() : '' };
    const json = (status: number, value: object): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (request.url === '/health/ready') return json((this.ready as { status: string }).status === 'ok' ? 200 : 503, this.ready);
    if (request.url === '/api/docs-json') return this.document ? json(200, this.document) : json(404, {});
    this.seen.push(seen);
    if (this.answer) this.answer(request, response, seen);
    else json(200, { by: this.name, url: seen.url, method: seen.method, body: seen.body });
  }
}
