import type { ServerWritableStream } from '@grpc/grpc-js';
import { sendTogether } from './send-together.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';

/** Bytes that may wait for the client before more are read from storage. */
const WINDOW = 256 * 1024;

/** Writes messages as fast as the client takes them, and tells when it has gone. */
export class ReplyStream {
  private gone = false;
  private proceed: (() => void) | undefined;
  private waiting = 0;

  constructor(private readonly call: ServerWritableStream<ReadReq, Buffer>) {
    sendTogether(call);
    const stop = (): void => {
      this.gone = true;
      this.wake();
    };
    call.on('cancelled', stop);
    call.on('close', stop);
    call.on('error', stop);
    call.on('drain', () => {
      this.waiting = 0;
      this.wake();
    });
  }

  /** The client cancelled, or the server ended the call: nothing is to be written any more. */
  get ended(): boolean { return this.gone; }

  /** Writes one message. Returns whether the client has room for the next; if not, await `room`. */
  write(message: Buffer): boolean {
    if (this.gone || this.call.write(message)) return true;
    this.waiting += message.length;
    return this.waiting < WINDOW;
  }

  /** Resolves when the client has room again, or has gone. */
  async room(): Promise<void> {
    while (!this.gone && this.call.writableNeedDrain) {
      await new Promise<void>((resolve) => { this.proceed = resolve; });
    }
  }

  /** Runs `wake` when the call ends. */
  onEnd(wake: () => void): void {
    this.call.once('cancelled', wake);
    this.call.once('close', wake);
    this.call.once('error', wake);
  }

  private wake(): void {
    this.proceed?.();
    this.proceed = undefined;
  }
}
