import { deriveId, sealStream } from '@juanzong/case-file';
import { entriesSoFar, type LoggedEntry, OneAtATime } from '@juanzong/event-store';
import { addDays, type CalendarDate, commandId, dateOf, epochMs, instant, isRefusal, startOfDay } from '@juanzong/kernel';
import type { SealedRoot } from '@juanzong/sealing-contracts';
import { AgencyBooks, daysToSeal, sealDecider } from '@juanzong/sealing-domain';
import { type ServiceRuntime, SYSTEM } from '@juanzong/service-kit';
import { createHash } from 'node:crypto';
import { Publication } from './publication.js';

export interface SealerParts {
  readonly runtime: Pick<ServiceRuntime, 'cabinet' | 'clock' | 'handler' | 'log' | 'vault'>;
  /** Where the roots are published. */
  readonly folder: string;
  /**
   * How long after midnight a day is over, where other processes write too: longer than a command of theirs can be under way and than
   * clocks differ. Milliseconds; at midnight if absent.
   */
  readonly graceMs?: number;
  /** What was not sealed, and why: the next run tries again. */
  readonly onFailure: (agency: string, why: unknown) => void;
  /** A published file that does not say what the store says; nothing is written to it any more. */
  readonly onDifference: (difference: { readonly file: string; readonly line: number }) => void;
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
/** So many agencies at once. */
const LANES = 32;

/** What was read so far. */
class Memory {
  readonly books = new AgencyBooks();
  readonly publication: Publication;
  position: bigint | undefined;

  constructor(folder: string) {
    this.publication = new Publication(folder);
  }
}

/**
 * Seals every day that is over, of every agency, and publishes the roots. It reads the log itself: all of it once, then what is
 * new. Whatever a crash leaves undone, the next run does: the command id is derived from agency and day.
 */
export class Sealer {
  readonly #turn = new OneAtATime();
  #memory: Memory | undefined;
  #sealedTo: CalendarDate | undefined;
  readonly #reported = new Set<string>();

  constructor(private readonly parts: SealerParts) {}

  /**
   * Seals what is over and not sealed; nothing is done where that was done before. @returns whether everything is sealed now
   * @throws Error where the log cannot be read or a file not be written: to be tried again
   */
  run(signal: AbortSignal = new AbortController().signal): Promise<boolean> {
    return this.#turn.run('seal', () => this.#run(signal));
  }

  /** The first day that is not over yet. */
  today(): CalendarDate {
    return dateOf(instant(epochMs(this.parts.runtime.clock.now()) - (this.parts.graceMs ?? 0)));
  }

  async #run(signal: AbortSignal): Promise<boolean> {
    const { handler } = this.parts.runtime;
    const today = this.today();
    const last = addDays(today, -1);
    if (this.#sealedTo !== undefined && this.#sealedTo >= last) return true;
    await handler.closePast(startOfDay(today));
    const memory = (this.#memory ??= new Memory(this.parts.folder));
    await this.#readOn(memory, signal);
    const sealed = await this.#sealAll(memory.books, today, signal);
    if (sealed.written > 0) await this.#readOn(memory, signal);
    if (signal.aborted) return false;
    this.#reportDifferences(memory.publication);
    if (sealed.failed > 0) return false;
    memory.books.forgetBefore(last);
    this.#sealedTo = last;
    return true;
  }

  async #sealAll(books: AgencyBooks, today: CalendarDate, signal: AbortSignal): Promise<{ written: number; failed: number }> {
    const waiting = books.agencies();
    const done = { written: 0, failed: 0 };
    const lane = async (): Promise<void> => {
      for (let agency = waiting.shift(); agency !== undefined && !signal.aborted; agency = waiting.shift()) {
        try {
          done.written += await this.#sealAgency(agency, books, today);
        } catch (error) {
          done.failed += 1;
          this.parts.onFailure(agency, error);
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return done;
  }

  /** Day by day, each on the root before. @returns how many roots were written. @throws Error for a refusal */
  async #sealAgency(agency: string, books: AgencyBooks, today: CalendarDate): Promise<number> {
    const { runtime } = this.parts;
    const stream = sealStream(agency);
    const first = books.firstDay(agency);
    if (first === undefined) return 0;
    const { last } = (await runtime.cabinet.open(stream)).stateFor(sealDecider);
    const days = daysToSeal(first, last?.day, today);
    for (const day of days) {
      const id = commandId(deriveId('seal', agency, day));
      const handled = await runtime.handler.handle({
        decider: sealDecider, stream, command: { agency, clock: runtime.clock.kind, day, ...books.at(agency, day) }, content: { agency, day },
        commandId: id, actor: SYSTEM, causationId: id, correlationId: id, input: { sha256, signer: runtime.vault.signer() },
      });
      if (isRefusal(handled)) throw new Error(`${stream} ${day}: ${handled.refusal} ${JSON.stringify(handled.params)}`);
    }
    return days.length;
  }

  /** Reads what the log has got since, and publishes the roots in it. After a failure everything is read again. */
  async #readOn(memory: Memory, signal: AbortSignal): Promise<void> {
    const roots: SealedRoot[] = [];
    this.#memory = undefined;
    for await (const item of entriesSoFar(this.parts.runtime.log, { after: memory.position, signal })) noted(item, memory, roots);
    await memory.publication.add(roots);
    this.#memory = memory;
  }

  #reportDifferences(publication: Publication): void {
    for (const difference of publication.differences()) {
      if (this.#reported.has(difference.file)) continue;
      this.#reported.add(difference.file);
      this.parts.onDifference(difference);
    }
  }
}

function noted({ position, entry }: LoggedEntry, memory: Memory, roots: SealedRoot[]): void {
  memory.books.note(entry);
  if (entry.type === 'sealing.AgencySealed') roots.push(entry.data as SealedRoot);
  memory.position = position;
}
