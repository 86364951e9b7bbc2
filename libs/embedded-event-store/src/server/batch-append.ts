import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import { require } from './access.js';
import type { BatchMessage } from './batch-message.js';
import { batchRefusal, batchResponse, batchTimeout } from './batch-response.js';
import { invalidArgument, unavailable } from './call-error.js';
import { Correlation } from './correlation.js';
import { sendTogether } from './send-together.js';
import type { ServiceContext } from './service-context.js';

type Call = ServerDuplexStream<BatchMessage, Buffer>;

const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * `Streams.BatchAppend`: any number of appends over one stream, told apart by correlation ids. Each is answered exactly
 * once, whatever happens: the client waits without a timer of its own, and a second answer would crash it.
 */
export function batchAppendHandler(context: ServiceContext): handleBidiStreamingCall<BatchMessage, Buffer> {
  return (call) => {
    try {
      if (context.openCalls.isClosing) throw unavailable();
      const caller = context.access.callerOf(call.metadata);
      new BatchStream(call, context, (stream) => { require(context.access, caller, 'write', stream); });
    } catch (error) {
      call.emit('error', error);
    }
  };
}

class BatchStream {
  private readonly open = new Map<string, Correlation>();
  private halfClosed = false;

  constructor(
    private readonly call: Call, private readonly context: ServiceContext, private readonly requireWrite: (stream: string) => void,
  ) {
    context.openCalls.add(call);
    sendTogether(call);
    call.on('data', (message: BatchMessage) => { this.receive(message); });
    call.on('end', () => { this.finish(); });
    call.on('close', () => { for (const { timer } of this.open.values()) clearTimeout(timer); });
  }

  private receive(message: BatchMessage): void {
    // From here on the stream is only being ended; the client will ask again.
    if (this.context.openCalls.isClosing) return;
    const { id } = message;
    if (id === undefined) {
      // Without a correlation there is nothing to answer to.
      this.call.emit('error', invalidArgument('The correlation id is missing or not a UUID'));
      return;
    }
    const known = this.open.get(id);
    // What follows the last message belongs to nothing.
    if (known?.final === true) return;
    const correlation = known ?? new Correlation(message.correlation, this.context.maxAppendSize, this.requireWrite);
    if (known === undefined) this.open.set(id, correlation);
    this.take(id, correlation, message);
  }

  private take(id: string, correlation: Correlation, message: BatchMessage): void {
    if (correlation.answered) {
      correlation.final = message.isFinal;
      if (correlation.final) this.forget(id);
      return;
    }
    try {
      correlation.take(message);
      if (correlation.final) void this.decide(id, correlation);
      else this.startTimer(id, correlation);
    } catch (error) {
      this.refuse(id, correlation, error);
    }
  }

  /** The rest of a correlation may never come. */
  private startTimer(id: string, correlation: Correlation): void {
    if (correlation.deadline === undefined || correlation.timer !== undefined) return;
    const wait = Math.min(Math.max(0, correlation.deadline - Date.now()), LONGEST_TIMER);
    correlation.timer = setTimeout(() => { this.answer(id, correlation, batchTimeout(correlation)); }, wait);
  }

  private async decide(id: string, correlation: Correlation): Promise<void> {
    clearTimeout(correlation.timer);
    const outcome = await this.context.storage.writer.append(correlation.request());
    this.answer(id, correlation, batchResponse(correlation, outcome));
  }

  private answer(id: string, correlation: Correlation, response: Buffer): void {
    clearTimeout(correlation.timer);
    correlation.answered = true;
    this.send(response);
    if (correlation.final) this.forget(id);
  }

  /** A client that does not take its answers is not asked for more appends. */
  private send(response: Buffer): void {
    const { call } = this;
    if (call.cancelled || !call.writable || call.write(response) || call.isPaused()) return;
    call.pause();
    call.once('drain', () => { call.resume(); });
  }

  private forget(id: string): void {
    this.open.delete(id);
    this.endWhenDone();
  }

  /** The client will send nothing more: what is incomplete stays so. */
  private finish(): void {
    this.halfClosed = true;
    for (const [id, correlation] of this.open) {
      if (correlation.final) continue;
      correlation.final = true;
      if (correlation.answered) this.open.delete(id);
      else this.refuse(id, correlation, invalidArgument('The stream ended before the last message'));
    }
    this.endWhenDone();
  }

  private refuse(id: string, correlation: Correlation, error: unknown): void {
    this.answer(id, correlation, batchRefusal(correlation, error, this.context.maxAppendSize));
  }

  private endWhenDone(): void {
    if (this.halfClosed && this.open.size === 0) this.call.end();
  }
}
