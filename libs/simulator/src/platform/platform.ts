import { Agent, request } from 'node:http';
import type { AllowedActions, AtRest, Done, Problem } from './answers.js';

export interface Sent {
  readonly persona: string;
  readonly path: string;
  readonly key: string;
  readonly body: unknown;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

const CONNECTIONS = 16;
/** What the platform cannot do just now is asked again. */
const PATIENCE = 20;
const SIGN_INS = 4;
const PAUSE_MS = 250;
const BROKEN = new Set(['ECONNRESET', 'EPIPE']);

/** The platform does not answer, or answers what nobody understands. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
}

/** Everything that players know of the platform: its address, a token for each, and HTTP. */
export class PlatformHttp {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  readonly #tokens = new Map<string, Promise<string>>();
  /** Requests sent so far. */
  sent = 0;

  constructor(private readonly url: string) {}

  /** A command; the same persona sending the same key again changes nothing. */
  async act({ persona, path, key, body }: Sent): Promise<Done | Problem> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key, 'x-correlation-id': key };
    const { status, text } = await this.#as(persona, 'POST', path, headers, JSON.stringify(body));
    const answer = parsed<Done & Problem>(text, path);
    return status < 300 ? answer : { ...answer, status };
  }

  /** What is no command: sent without a key. @throws PlatformError for a refusal. */
  async post<T>(persona: string, path: string, body: unknown): Promise<T> {
    const { status, text } = await this.#as(persona, 'POST', path, { 'content-type': 'application/json' }, JSON.stringify(body));
    if (status >= 300) throw new PlatformError(`${persona} POST ${path}: ${status} ${text}`);
    return parsed<T>(text, path);
  }

  /** @throws PlatformError for a refusal: nobody asks for what they may not see. */
  async ask<T>(persona: string, path: string): Promise<T> {
    const { status, text } = await this.#as(persona, 'GET', path);
    if (status >= 300) throw new PlatformError(`${persona} GET ${path}: ${status} ${text}`);
    return parsed<T>(text, path);
  }

  /** What this persona may do to a case now, in one context; nothing where they may not even look. */
  async allowed(persona: string, context: string, caseId: string): Promise<readonly string[]> {
    const { status, text } = await this.#as(persona, 'GET', `/api/${context}/v1/cases/${caseId}/actions`);
    if (status >= 500) throw new PlatformError(`${persona} ${context} ${caseId}: ${status} ${text}`);
    return status >= 300 ? [] : parsed<AllowedActions>(text, context).actions.map(({ name }) => name);
  }

  /** Without signing in. */
  async open<T>(path: string): Promise<T> {
    return parsed<T>((await this.#send('GET', path, {})).text, path);
  }

  /** Moves the clock, and tells what was written after `heard`. Read models may lag. */
  async moveTo(to: string, heard: string): Promise<AtRest> {
    const { status, text } = await this.#as('operator', 'POST', '/api/simulation/v1/clock', { 'content-type': 'application/json' }, JSON.stringify({ to, of: 'reactions', after: heard }));
    if (status !== 200) throw new PlatformError(`the clock was not moved to ${to}: ${status} ${text}`);
    return parsed<AtRest>(text, 'clock');
  }

  /** What is done from now on reaches the other services only at the next rest. */
  async holdBus(): Promise<void> {
    await this.post('operator', '/api/simulation/v1/bus', { held: true });
  }

  /** Waits until nothing follows any more from what was done, and tells what was written after `heard`. */
  rest(heard: string, of: 'reactions' | 'everything' = 'reactions'): Promise<AtRest> {
    return this.ask<AtRest>('operator', `/api/simulation/v1/rest?of=${of}&after=${heard}`);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #as(persona: string, method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: string): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const token = this.#tokens.get(persona) ?? this.#signIn(persona);
      this.#tokens.set(persona, token);
      const answer = await this.#send(method, path, { ...headers, authorization: `Bearer ${await token}` }, body);
      if (answer.status !== 401) return answer;
      if (attempt >= SIGN_INS) throw new PlatformError(`${persona} signs in again and again and is not known: ${answer.text}`);
      // Virtual time passes quickly: the token has ended, perhaps while the request was on its way.
      if (this.#tokens.get(persona) === token) this.#tokens.delete(persona);
    }
  }

  async #signIn(persona: string): Promise<string> {
    const { status, text } = await this.#send('POST', '/api/identity/v1/token', { 'content-type': 'application/json' }, JSON.stringify({ persona }));
    if (status >= 300) throw new PlatformError(`nobody can act as ${persona}: ${status} ${text}`);
    return parsed<{ token: string }>(text, 'token').token;
  }

  async #send(method: string, path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      this.sent += 1;
      try {
        const answer = await this.#once(method, path, headers, body);
        // No answer at all, and no refusal: nobody takes it for one.
        if (answer.status < 500 || attempt >= PATIENCE) return answer;
      } catch (error) {
        if (attempt >= PATIENCE || !BROKEN.has((error as NodeJS.ErrnoException).code ?? '')) throw new PlatformError(`${this.url} does not answer`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  #once(method: string, path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { method, agent: this.#agent, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

function parsed<T>(text: string, what: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new PlatformError(`not an answer of the platform (${what}): ${text.slice(0, 200)}`, { cause: error });
  }
}
