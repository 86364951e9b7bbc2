import { causeCode, NoAnswerError, notThePlatform, nothingAnswers } from './no-answer-error.js';
import { problemIn, ProblemError } from './problem-error.js';

/** Values of a query string; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Sent {
  readonly persona: string;
  readonly key: string;
  readonly body: unknown;
}

export interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
}

interface Fetched {
  readonly status: number;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** The check of a whole store takes minutes. */
const TIMEOUT_MS = 600_000;
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 100;
/** The connection ended under a request; every request here may be sent again. */
const BROKEN = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/**
 * The running platform over HTTP. Signs in as a persona when it is first needed; with a token that somebody else issued everything is
 * done as whom that names, whichever persona a command would be for. What the platform cannot do just now
 * (503, 504) is asked again after a pause. @throws ProblemError for a refusal, NoAnswerError where nothing answers.
 */
export class PlatformClient {
  readonly #tokens = new Map<string, Promise<string>>();

  /** `token`: a bearer token of the platform's issuer, where that is not the built-in one. */
  constructor(
    readonly url: string,
    private readonly token?: string,
  ) {}

  /** Without signing in. */
  async getOpen<Body>(path: string): Promise<Body> {
    return parsed<Body>(await this.#fetch('GET', path), this.url);
  }

  async get<Body>(path: string, persona: string, query: Query = {}): Promise<Body> {
    return parsed<Body>(await this.getText(path, persona, query), this.url);
  }

  /** The answer as it stands, byte for byte. */
  async getText(path: string, persona: string, query: Query = {}): Promise<{ readonly status: number; readonly text: string }> {
    return this.#fetch('GET', `${path}${queryString(query)}`, await this.#signedIn(persona));
  }

  /** The answer line by line as it comes, however long it is; without signing in if nobody is named. */
  async *getLines(path: string, persona?: string, query: Query = {}): AsyncIterable<string> {
    const headers = persona === undefined ? {} : await this.#signedIn(persona);
    try {
      const response = await fetch(`${this.url}${path}${queryString(query)}`, { headers });
      if (!response.ok || !response.body) throw refusalOf(response.status, await response.text(), this.url);
      const decoder = new TextDecoder();
      let rest = '';
      for await (const bytes of response.body) {
        const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        yield* lines;
      }
      if (rest !== '') yield rest;
    } catch (error) {
      throw error instanceof ProblemError || error instanceof NoAnswerError ? error : nothingAnswers(this.url, error);
    }
  }

  /** The answer as bytes: an Excel file, a document. */
  async getBytes(path: string, persona: string, query: Query = {}): Promise<Uint8Array> {
    return (await this.#fetch('GET', `${path}${queryString(query)}`, await this.#signedIn(persona))).bytes;
  }

  /** A command. The same persona sending the same key again changes nothing. */
  async post<Body>(path: string, { persona, key, body }: Sent): Promise<Answered<Body>> {
    const headers = { ...(await this.#signedIn(persona)), 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await this.#fetch('POST', path, headers, JSON.stringify(body));
    return { status: answer.status, body: parsed<Body>(answer, this.url) };
  }

  async #signedIn(persona: string): Promise<Record<string, string>> {
    if (this.token !== undefined) return { authorization: `Bearer ${this.token}` };
    const known = this.#tokens.get(persona) ?? this.#token(persona);
    this.#tokens.set(persona, known);
    return { authorization: `Bearer ${await known}` };
  }

  async #token(persona: string): Promise<string> {
    const answer = await this.#fetch('POST', '/api/identity/v1/token', { 'content-type': 'application/json' }, JSON.stringify({ persona }));
    return parsed<{ token: string }>(answer, this.url).token;
  }

  async #fetch(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Fetched> {
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt === ATTEMPTS;
      try {
        const response = await fetch(`${this.url}${path}`, { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS), ...(body === undefined ? {} : { body }) });
        const bytes = new Uint8Array(await response.arrayBuffer());
        const text = new TextDecoder().decode(bytes);
        if (response.ok) return { status: response.status, text, bytes };
        if (last || (response.status !== 503 && response.status !== 504)) throw refusalOf(response.status, text, this.url);
      } catch (error) {
        if (error instanceof ProblemError || error instanceof NoAnswerError) throw error;
        if (last || !BROKEN.includes(causeCode(error))) throw nothingAnswers(this.url, error);
      }
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
    }
  }
}

function refusalOf(status: number, text: string, url: string): Error {
  const problem = problemIn(status, jsonOf(text));
  return problem ? new ProblemError(problem) : notThePlatform(url, status);
}

function parsed<Body>({ status, text }: { status: number; text: string }, url: string): Body {
  const body = jsonOf(text);
  if (typeof body !== 'object' || body === null) throw notThePlatform(url, status);
  return body as Body;
}

/** Undefined for a text that is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function queryString(query: Query): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.append(name, String(value));
  return given.size === 0 ? '' : `?${given.toString()}`;
}
