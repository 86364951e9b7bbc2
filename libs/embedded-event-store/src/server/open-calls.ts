import type { EventEmitter } from 'node:events';
import { shuttingDown } from './call-error.js';

/** The reads and batch streams that are open, so that shutdown can end them before it closes the connection. */
export class OpenCalls {
  private readonly calls = new Set<EventEmitter>();
  private closing = false;

  /** True once the server refuses new calls. */
  get isClosing(): boolean { return this.closing; }

  /** Keeps the call until it ends. */
  add(call: EventEmitter): void {
    this.calls.add(call);
    call.once('close', () => this.calls.delete(call));
  }

  /** From now on new calls are refused. */
  close(): void { this.closing = true; }

  /** Ends every open read and batch stream with CANCELLED, after what was already written to it. */
  cancelAll(): void {
    for (const call of this.calls) call.emit('error', shuttingDown());
  }
}
