import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GatewayRefusal, gatewayRefusal } from '../gateway-refusals.js';
import type { Instances } from '../instances.js';
import { type Failure, failureOf } from './failure.js';
import { heldBody, isReplayable, letGo } from './replayable-body.js';

type FromOptions = NonNullable<Parameters<FastifyReply['from']>[1]>;

/** What the library calls an answer, as far as it is looked at here. */
interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly stream: NodeJS.ReadableStream & { destroy(): void };
}

export interface AttemptParts {
  readonly service: string;
  readonly instances: Instances;
  /** Answers what no instance did. */
  readonly refuse: (refusal: GatewayRefusal, request: FastifyRequest, reply: FastifyReply) => void;
  /** Answers an error that says nothing of an instance. */
  readonly broken: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
  readonly onFailure: (failed: { readonly service: string; readonly failure: Failure; readonly correlationId: string; readonly error: unknown }) => void;
}

/** Commands are told apart by their key: sent again, one is answered as it was. */
const mayBeRepeated = ({ method, headers }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD' || headers['idempotency-key'] !== undefined;

/** Hands a request to one instance after the other, as long as that is safe. */
export class Attempt {
  readonly #tried = new Set<string>();
  #again = false;

  constructor(
    private readonly parts: AttemptParts,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    private readonly dest: string,
    private readonly options: FromOptions,
  ) {}

  start(): FastifyReply {
    return this.#ask(this.parts.instances.first());
  }

  #ask(url: string): FastifyReply {
    this.#tried.add(url);
    return this.reply.from(this.dest, {
      ...this.options,
      ...heldBody(this.request),
      getUpstream: () => url,
      // Every other attempt is decided here, by what is safe.
      retryDelay: () => null,
      onError: (_reply, { error }) => this.#failed(url, error),
      onResponse: (_request, _reply, response) => this.#answered(url, response as unknown as Answer),
    });
  }

  #answered(url: string, { statusCode, headers, stream }: Answer): void {
    if (statusCode === 503 && headers['connection'] === 'close') {
      stream.destroy();
      for (const name of Object.keys(headers)) this.reply.removeHeader(name);
      this.#next(url, 'leaving', undefined);
      return;
    }
    this.parts.instances.answered(url);
    letGo(this.request, this.reply);
    void this.reply.send(stream);
  }

  #failed(url: string, error: unknown): void {
    // Whoever asked has gone: there is nobody to answer, and the instance is not to blame.
    if (this.reply.raw.destroyed) return;
    const failure = failureOf(error);
    if (failure) this.#next(url, failure, error);
    else this.parts.broken(error, this.request, this.reply);
  }

  #next(url: string, failure: Failure, error: unknown): void {
    const { service, instances, refuse, onFailure } = this.parts;
    onFailure({ service, failure, correlationId: this.request.id, error });
    if (failure === 'unreached' || failure === 'leaving') instances.leaveOut(url);
    const next = this.#mayGoOn(failure) ? (instances.after(this.#tried) ?? this.#onceMore(url, failure)) : undefined;
    if (next !== undefined) this.#ask(next);
    else refuse(gatewayRefusal(failure === 'late' ? 'gateway.no-answer-in-time' : 'gateway.service-unavailable', service), this.request, this.reply);
  }

  #mayGoOn(failure: Failure): boolean {
    if (failure === 'late' || !isReplayable(this.request)) return false;
    return failure !== 'cut-off' || mayBeRepeated(this.request);
  }

  /** A kept connection may have ended just as it was used: the same instance is asked once more. */
  #onceMore(url: string, failure: Failure): string | undefined {
    if (failure !== 'cut-off' || this.#again) return undefined;
    this.#again = true;
    return url;
  }
}
