import { chinaCalendarKnownOn } from '@juanzong/calendar';
import { caseStream, type Entry } from '@juanzong/case-file';
import { FileCabinet } from '@juanzong/event-store';
import { MemoryEventLog } from '@juanzong/event-store/testing';
import { addDays, dateOf, instant } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { platformRules } from '@juanzong/testing';
import { MemoryDocumentStore, MemoryServiceVault, TestClock } from '@juanzong/testing/service';
import { platformRegistry } from '../../contracts.js';
import { dueClocks } from '../owners.js';
import { type Answer, type Writer, writerOf } from '../writers.js';
import { RecordingHandler } from './recording-handler.js';

const HOUR = 3_600_000;
/** So many days after its publication a holiday arrangement is in the platform's calendar. */
const CALENDAR_LAG = 50;
const FOREVER = instant(Date.parse('2999-01-01T00:00:00.000Z'));

/** A request as it was sent, and what came of it. */
export interface Sent {
  readonly persona: string;
  readonly path: string;
  readonly body: object;
  readonly key: string;
  /** Why it was refused. */
  readonly code: unknown;
  /** Something is on record of it. */
  readonly wrote: boolean;
}

/** All five services over one log and one vault in memory, reached over HTTP; what follows by rule follows at once. */
export class WholeProcess {
  readonly log = new MemoryEventLog();
  readonly clock: TestClock;
  readonly handler: RecordingHandler;
  readonly runtime: ServiceRuntime;
  readonly sent: Sent[] = [];
  /** What was logged as an error, every answer that is nobody's fault, and what was not recognised: there should be none. */
  readonly failures: unknown[] = [];
  #writer: Awaited<ReturnType<typeof writerOf>> | undefined;
  #delivered = 0;
  #calendar = '';

  constructor(begin: string) {
    const { log } = this;
    const clock = (this.clock = new TestClock(begin));
    const vault = new MemoryServiceVault(clock);
    const registry = platformRegistry();
    const cabinet = new FileCabinet(log, registry, vault);
    this.handler = new RecordingHandler({ log, cabinet, registry, vault, clock }, (stream) => log.entriesOf(stream).length);
    const calendar = () => chinaCalendarKnownOn(addDays(dateOf(clock.now()), -CALENDAR_LAG));
    this.runtime = { log, clock, vault, registry, cabinet, handler: this.handler, book: platformRules().book, documents: new MemoryDocumentStore(vault), get calendar() { return calendar(); } };
  }

  async open(): Promise<void> {
    this.#writer = await writerOf(this.runtime, 0, this.failures);
  }

  async close(): Promise<void> {
    await this.#writer?.app.close();
  }

  async send(persona: string, path: string, body: object): Promise<Answer> {
    const key = `step-${this.sent.length}`;
    const answer = await this.#running.post(persona, path, body, key);
    this.sent.push({ persona, path, body, key, code: answer.body['code'], wrote: answer.status < 300 && answer.body['repeated'] === false });
    if (answer.status >= 500) this.failures.push({ persona, path, body, answer });
    await this.#follow();
    return answer;
  }

  /** A request that wrote something, sent once more: it is answered as it was, and writes nothing. */
  async repeat(which: number): Promise<void> {
    const done = this.sent.filter(({ wrote }) => wrote);
    const one = done[which % Math.max(1, done.length)];
    if (!one) return;
    const before = this.log.all.length;
    const answer = await this.#running.post(one.persona, one.path, one.body, one.key);
    if (answer.status >= 300 || answer.body['repeated'] !== true || this.log.all.length !== before) this.failures.push({ repeated: one, answer, wrote: this.log.all.slice(before).map(({ entry }) => entry.type) });
  }

  /** The clock goes on, and with it everything that comes due in these cases, and what a new calendar moves. */
  async wait(hours: number, caseIds: readonly string[]): Promise<void> {
    this.clock.set(instant(Date.parse(this.clock.now()) + hours * HOUR));
    const { keepers } = this.#running;
    const { version } = this.runtime.calendar;
    for (const caseId of caseIds) {
      const clocks = (before: string) => dueClocks(this.log.entriesOf(caseStream(caseId)), before);
      if (version !== this.#calendar) for (const { context, ...open } of clocks(FOREVER)) await keepers.get(context)?.recompute({ caseId, ...open });
      for (const { context, ...due } of clocks(this.clock.now())) await keepers.get(context)?.fire({ caseId, ...due });
    }
    this.#calendar = version;
    await this.#follow();
  }

  /** What the services do because of what was written. */
  async #follow(): Promise<void> {
    for (; this.#delivered < this.log.all.length; this.#delivered += 1) await this.#running.react((this.log.all[this.#delivered] as { readonly entry: Entry }).entry);
  }

  get #running(): Writer {
    if (!this.#writer) throw new Error('not opened');
    return this.#writer;
  }
}
