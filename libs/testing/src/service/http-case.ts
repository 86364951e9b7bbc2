import { caseIdOpenedBy, commandIdOfKey, createHttpApp, type HttpAppOptions } from '@juanzong/http';
import type { CaseId, EventContract } from '@juanzong/kernel';
import { ownershipRefusals, policyRefusals, RuntimeModule, storeRefusalOf, storeRefusals } from '@juanzong/service-kit';
import assert from 'node:assert/strict';
import { same } from '../expected.js';
import { subset } from '../subset.js';
import { type GivenFact, type MemoryProcess, memoryProcess, sameByStream, type Written } from './memory-process.js';
import { personaTokens } from './personas.js';

type App = Awaited<ReturnType<typeof createHttpApp>>;
type Modules = Parameters<typeof createHttpApp>[0];

/** A command or a question as somebody sends it. */
export type Asked = {
  /** The persona's id, which is also the token; nobody if absent. */
  readonly as?: string;
  readonly body?: object;
  /** The Idempotency-Key; another one for every request unless told. */
  readonly key?: string;
} & ({ readonly post: string } | { readonly get: string });

const silent: HttpAppOptions['log'] = { info: () => undefined, error: () => undefined };

/** The HTTP edge of some services over one process in memory. Nothing listens anywhere. */
export class HttpCase {
  readonly process: MemoryProcess;
  #app: Promise<App> | undefined;
  #keys = 0;

  constructor(
    contracts: readonly EventContract[],
    private readonly modules: Modules,
    at?: string,
  ) {
    this.process = memoryProcess(contracts, at);
  }

  /** More of the past of a stream, as `MemoryProcess.given`. */
  given(stream: string, ...facts: readonly GivenFact[]): this {
    this.process.given(stream, ...facts);
    return this;
  }

  when(asked: Asked): HttpRequest {
    this.#keys += 1;
    return new HttpRequest(this, { key: `key-${this.#keys}`, ...asked });
  }

  /** The application, made when it is first needed. */
  app(): Promise<App> {
    this.#app ??= createHttpApp([RuntimeModule.of(this.process.runtime), ...this.modules], {
      verifier: personaTokens, clock: this.process.clock, log: silent, catalogues: [policyRefusals, ownershipRefusals, storeRefusals], refusalOf: storeRefusalOf, accessLog: false,
    });
    return this.#app;
  }

  async close(): Promise<void> {
    await (await this.#app)?.close();
  }
}

/** A request that is sent when its outcome is asked for. It has a `then` of its own: await what that returns. */
export class HttpRequest {
  constructor(
    private readonly http: HttpCase,
    private readonly asked: Asked,
  ) {}

  /**
   * Answered with this status, and with what is mentioned of the body. `entries` is what it wrote, by stream: a refusal
   * writes nothing unless told otherwise; what an accepted command wrote is compared where it is given.
   * @returns the whole answer. @throws AssertionError
   */
  async then(status: number, body: object = {}, entries: Written | undefined = status < 400 ? undefined : {}): Promise<Readonly<Record<string, unknown>>> {
    await this.http.process.settle();
    const app = await this.http.app();
    let answer: { readonly status: number; readonly body: Record<string, unknown> } | undefined;
    const written = await this.http.process.writtenBy(async () => {
      const response = await app.inject(injected(this.asked));
      answer = { status: response.statusCode, body: response.json<Record<string, unknown>>() };
    });
    assert.ok(answer);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    same(subset(answer.body, body), body);
    if (entries) sameByStream(written, entries);
    return answer.body;
  }
}

function injected(asked: Asked) {
  const { as, body = {}, key = '' } = asked;
  const authorization = as === undefined ? {} : { authorization: `Bearer ${as}` };
  if ('get' in asked) return { method: 'GET' as const, url: asked.get, headers: authorization };
  return { method: 'POST' as const, url: asked.post, headers: { ...authorization, 'idempotency-key': key }, payload: body };
}

/** `await httpCase(contracts, [Module]).given(stream, …).when({ as, post, body }).then(status, body, entries)`; its clock stands at `at`. */
export const httpCase = (contracts: readonly EventContract[], modules: Modules, at?: string): HttpCase => new HttpCase(contracts, modules, at);

/** The case that this persona opens under this key. */
export const caseOpenedBy = (persona: string, key: string): CaseId => caseIdOpenedBy(commandIdOfKey(persona, key));
