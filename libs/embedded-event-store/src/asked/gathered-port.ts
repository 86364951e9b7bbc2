import type { MessagePort } from 'node:worker_threads';

/** Sends what comes up in one turn of the event loop as one message: waking the other thread costs more than what it is told. */
export class GatheredPort<Sent> {
  private waiting: Sent[] = [];
  private moved: ArrayBuffer[] = [];

  constructor(private readonly port: MessagePort) {}

  /** `moved` goes over to the other thread instead of being copied. */
  send(message: Sent, ...moved: readonly ArrayBuffer[]): void {
    if (this.waiting.push(message) === 1) setImmediate(() => { this.flush(); });
    this.moved.push(...moved);
  }

  private flush(): void {
    this.port.postMessage(this.waiting, this.moved);
    [this.waiting, this.moved] = [[], []];
  }
}
