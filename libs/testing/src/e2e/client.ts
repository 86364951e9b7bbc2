import { randomUUID } from 'node:crypto';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export interface PostOptions {
  /** A new one for every command if absent; null sends none. */
  readonly key?: string | null;
  /** Sent as it is, instead of the body as JSON. */
  readonly raw?: string;
}

/** A problem, as the platform answers a refusal. */
export interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly zh: string; readonly en: string }[];
}

/** What a command answers that was accepted. */
export interface Accepted {
  readonly caseId: string;
  readonly revision: number;
  readonly repeated: boolean;
  readonly next: readonly { readonly name: string }[];
}

/** Talks to the platform as its personas. */
export class Client {
  readonly #tokens = new Map<string, Promise<string>>();

  /** `answerWithinMs`: longer than that is no answer; for ever if absent. */
  constructor(
    readonly url: string,
    private readonly answerWithinMs?: number,
  ) {}

  /** Whatever the platform answers, parsed if it is JSON. */
  async get<Body = Record<string, unknown>>(persona: string, path: string): Promise<Answer<Body>> {
    const response = await fetch(this.url + path, { headers: { authorization: await this.#bearer(persona) }, ...this.#patience() });
    return { status: response.status, body: (await response.json()) as Body, headers: response.headers };
  }

  /** The bytes of an answer, as they are. */
  async bytes(persona: string, path: string): Promise<Uint8Array> {
    const response = await fetch(this.url + path, { headers: { authorization: await this.#bearer(persona) }, ...this.#patience() });
    return new Uint8Array(await response.arrayBuffer());
  }

  async post<Body = Record<string, unknown>>(persona: string, path: string, body: unknown = {}, { key = randomUUID(), raw }: PostOptions = {}): Promise<Answer<Body>> {
    const headers = {
      authorization: await this.#bearer(persona), 'content-type': 'application/json', ...(key === null ? {} : { 'idempotency-key': key }),
    };
    const response = await fetch(this.url + path, { method: 'POST', headers, body: raw ?? JSON.stringify(body), ...this.#patience() });
    return { status: response.status, body: (await response.json()) as Body, headers: response.headers };
  }

  /** A command that must be accepted. @throws Error with the problem otherwise. */
  async do(persona: string, path: string, body: unknown = {}): Promise<Accepted> {
    const answer = await this.post<Accepted>(persona, path, body);
    if (answer.status !== 200 && answer.status !== 201) throw new Error(`${persona} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** A read that must be answered. @throws Error with the problem otherwise. */
  async read<Body>(persona: string, path: string): Promise<Body> {
    const answer = await this.get<Body>(persona, path);
    if (answer.status !== 200) throw new Error(`${persona} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  #patience(): { signal?: AbortSignal } {
    return this.answerWithinMs === undefined ? {} : { signal: AbortSignal.timeout(this.answerWithinMs) };
  }

  #bearer(persona: string): Promise<string> {
    const known = this.#tokens.get(persona);
    if (known) return known;
    const asked = this.#signIn(persona);
    this.#tokens.set(persona, asked);
    // Whoever could not be asked is asked again.
    asked.catch(() => this.#tokens.delete(persona));
    return asked;
  }

  async #signIn(persona: string): Promise<string> {
    const response = await fetch(`${this.url}/api/identity/v1/token`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ persona }), ...this.#patience(),
    });
    const { token } = (await response.json()) as { token?: string };
    if (token === undefined) throw new Error(`no such persona: ${persona}`);
    return `Bearer ${token}`;
  }
}
