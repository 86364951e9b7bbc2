import { type CustomTransportStrategy, type MessageHandler, type MsPattern, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Message } from '../bus/message.js';
import type { ConsumerOptions } from '../consumer/consumer-options.js';
import { ConsumerRunner } from '../consumer/consumer-runner.js';
import { contextTransport } from './context-transport.js';
import { MessageContext } from './message-context.js';
import { LostCause, UnhandledEntry } from './unhandled-entry.js';

/**
 * The Nest server of one context: ordinary `@EventPattern('eligibility.AidGranted')` methods get
 * `(message: Message, context: MessageContext)`. What they return is awaited, streams to their end; what they
 * throw reaches retry and parking as it was thrown. Several methods of one pattern run one after the other, and
 * all of them again on a retry. A type without a method is skipped, unless its entry says that it must be understood.
 */
export class CaseFileServer extends Server implements CustomTransportStrategy {
  override readonly transportId: symbol;
  override readonly propagatesEventHandlerErrors: boolean = true;
  /** Positions, lanes, parked streams of this context: `idle`, `parked`, `unpark`. */
  readonly runner: ConsumerRunner;
  readonly #handlers = new Map<string, MessageHandler[]>();
  readonly #understood = new Set<string>();
  #knows: (type: string, version: number) => boolean = () => true;

  constructor(private readonly options: ConsumerOptions) {
    super();
    this.transportId = contextTransport(options.context);
    this.runner = new ConsumerRunner({ ...options, inert: (message) => this.#isInert(message) }, (message, attempt) => this.#dispatch(message, attempt));
  }

  /** The event types that this context has a handler for. */
  get handledTypes(): readonly string[] {
    return [...this.#handlers.keys()];
  }

  /** This context knows the type and has nothing to do when it comes: folding it is understanding it. */
  understand(type: string): void {
    this.#understood.add(type);
  }

  /** Whether this program knows a version of a type; all of them if never told. A newer one is as good as a type that it does not know. */
  knowing(knows: (type: string, version: number) => boolean): void {
    this.#knows = knows;
  }

  /** @throws Error for a `@MessagePattern`: facts are told, not asked. */
  override addHandler(pattern: MsPattern, callback: MessageHandler, isEventHandler = false, extras: Record<string, unknown> = {}): void {
    const type = this.normalizePattern(pattern);
    if (!isEventHandler) throw new Error(`${this.options.context}: ${type} is a @MessagePattern; case files are followed by @EventPattern`);
    const own: MessageHandler = (data: unknown, context: unknown) => callback(data, context);
    own.isEventHandler = true;
    own.extras = extras;
    const known = this.#handlers.get(type);
    // The base class would chain them by `next`, and run them at the same time.
    if (known) known.push(own);
    else this.#handlers.set(type, [own]);
    if (!known) this.messageHandlers.set(type, own);
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      await this.runner.start();
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }

  async close(): Promise<void> {
    await this.runner.stop();
  }

  /** There are no events of a connection to listen to. @throws Error always. */
  on(event: string): never {
    throw new Error(`no such event: ${event}; give onParked and metrics to the constructor`);
  }

  override unwrap<T>(): T {
    return this.runner as T;
  }

  async #dispatch(message: Message, attempt: number): Promise<void> {
    const handlers = this.#knows(message.type, message.version) ? this.#handlers.get(message.type) : undefined;
    const { context, traced } = this.options;
    if (handlers) {
      const work = (): Promise<void> => this.#between(new MessageContext([message, attempt, context]), handlers);
      return traced ? traced(message, attempt, work) : work();
    }
    if (!this.#isInert(message)) throw new UnhandledEntry(context, message);
  }

  #isInert({ type, version, entry }: Message): boolean {
    const known = this.#knows(type, version);
    return !(known && this.#handlers.has(type)) && ((known && this.#understood.has(type)) || !entry.mustUnderstand.includes(this.options.context));
  }

  /** Nest's hooks around the work (tracing); they return nothing that could be awaited. */
  #between(context: MessageContext, handlers: readonly MessageHandler[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.onProcessingStartHook(this.transportId, context, async () => {
        const end = this.createProcessingEndHookRunner(context);
        try {
          for (const handler of handlers) await this.#call(handler, context);
          end();
          resolve();
        } catch (error) {
          end();
          reject(error);
        }
      });
    });
  }

  async #call(handler: MessageHandler, context: MessageContext): Promise<void> {
    const result: unknown = await handler(context.message, context);
    if (!isObservable(result)) return;
    try {
      await lastValueFrom(result, { defaultValue: undefined });
    } catch (error) {
      throw isWithoutCause(error) ? new LostCause(context.message.type) : error;
    }
  }
}

/** What Nest's default exception filter makes of every error. */
const isWithoutCause = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && !(error instanceof Error) && 'status' in error && 'message' in error
  && error.status === 'error' && error.message === 'Internal server error';
