import { Agent, request } from 'node:http';

/** What a command answers that was accepted, as far as a bench looks. */
export interface Accepted {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Target {
  readonly host: string;
  readonly port: number;
}

const targetOf = (url: string): Target => {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
};

/** Acts as the platform's personas over a bounded number of kept connections, and counts what it sent. */
export class PlatformHttp {
  readonly #agent: Agent;
  readonly #target: Target;
  readonly #issuer: Target;
  readonly #tokens = new Map<string, Promise<string>>();
  #keys = 0;
  /** Commands that were accepted. */
  actions = 0;
  /** Everything that was sent, questions and refused attempts included. */
  requests = 0;

  /**
   * @param run makes the idempotency keys of this run its own
   * @param issuer where people sign in, if elsewhere: one service of a cluster is asked by itself
   */
  constructor(url: string, connections: number, private readonly run: string, issuer = url) {
    this.#target = targetOf(url);
    this.#issuer = targetOf(issuer);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** A command that must be accepted. @throws Error with the problem otherwise. */
  async act(persona: string, path: string, body: object = {}): Promise<Accepted> {
    const answer = await this.attempt(persona, path, body);
    if (answer.status >= 300) throw new Error(`${persona} ${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as Accepted;
  }

  /** A command that may be refused. */
  async attempt(persona: string, path: string, body: object): Promise<Answer> {
    this.#keys += 1;
    const headers = { 'content-type': 'application/json', 'idempotency-key': `${this.run}-${this.#keys}`, authorization: await this.#token(persona) };
    const answer = await this.#send('POST', path, headers, JSON.stringify(body));
    if (answer.status < 300) this.actions += 1;
    return answer;
  }

  /** A question that may be refused. */
  async ask(persona: string, path: string): Promise<Answer> {
    return this.#send('GET', path, { authorization: await this.#token(persona) });
  }

  /** Without signing in. */
  open(path: string): Promise<Answer> {
    return this.#send('GET', path, {});
  }

  close(): void {
    this.#agent.destroy();
  }

  #token(persona: string): Promise<string> {
    const known = this.#tokens.get(persona) ?? this.#signIn(persona);
    this.#tokens.set(persona, known);
    return known;
  }

  async #signIn(persona: string): Promise<string> {
    const { status, text } = await this.#send('POST', '/api/identity/v1/token', { 'content-type': 'application/json' }, JSON.stringify({ persona }), this.#issuer);
    if (status >= 300) throw new Error(`nobody can act as ${persona}: ${status} ${text}`);
    return `Bearer ${(JSON.parse(text) as { token: string }).token}`;
  }

  #send(method: string, path: string, headers: Readonly<Record<string, string>>, body?: string, { host, port } = this.#target): Promise<Answer> {
    this.requests += 1;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const sent = request({ host, port, method, path, agent: this.#agent, headers: { ...headers, ...length } }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
