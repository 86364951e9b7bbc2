import { Bell } from '../storage/bell.js';
import type { StoredRecord } from '../storage/stored-record.js';
import type { GatheredPort } from './gathered-port.js';
import type { Answer } from './messages.js';

/** Events that may be under way to who asked before they were taken. */
const WINDOW = 2_048;
/** Events, and bytes, in one message. */
const PAGE_EVENTS = 256;
const PAGE_BYTES = 256 * 1024;

/** The events of one answer, sent as fast as they are taken. */
export class Reply {
  /** Rung when there is room again, and when nobody waits any more. */
  readonly bell = new Bell();
  private gone = false;
  private underWay = 0;
  private page: Buffer[] = [];
  private bytes = 0;

  constructor(private readonly id: number, private readonly port: GatheredPort<Answer>) {}

  /** Nobody waits for it any more: nothing is to be sent. */
  get ended(): boolean { return this.gone; }

  /** Sends one event, at the latest with `flush`. Waits where too many are under way. */
  async event(record: StoredRecord): Promise<void> {
    this.page.push(record.response);
    this.bytes += record.response.length;
    this.underWay += 1;
    if (this.page.length >= PAGE_EVENTS || this.bytes >= PAGE_BYTES || this.underWay >= WINDOW) this.flush();
    while (this.underWay >= WINDOW && !this.gone) await this.bell.heard();
  }

  flush(): void {
    if (this.page.length === 0) return;
    const bytes = new Uint8Array(this.bytes);
    const ends: number[] = [];
    let end = 0;
    for (const message of this.page) {
      bytes.set(message, end);
      end += message.length;
      ends.push(end);
    }
    [this.page, this.bytes] = [[], 0];
    if (!this.gone) this.port.send({ kind: 'events', id: this.id, bytes, ends }, bytes.buffer);
  }

  caughtUp(): void {
    this.flush();
    if (!this.gone) this.port.send({ kind: 'caught-up', id: this.id });
  }

  /** There is no more. */
  end(): void {
    this.flush();
    if (!this.gone) this.port.send({ kind: 'end', id: this.id });
    this.leave();
  }

  fail(message: string, closing: boolean): void {
    this.flush();
    if (!this.gone) this.port.send({ kind: 'failed', id: this.id, message, closing });
    this.leave();
  }

  taken(events: number): void {
    this.underWay -= events;
    this.bell.ring();
  }

  leave(): void {
    this.gone = true;
    this.bell.ring();
  }
}
