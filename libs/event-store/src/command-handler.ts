import { canonicalJson, type ContractRegistry, type Entry, type HashAlgorithm, idSource, sealAll, toRecorded } from '@juanzong/case-file';
import {
  type Clock, dateOf, type Decider, epochMs, type Instant, isRefusal, type NewEntry, type OccurredAt, type Refusal,
} from '@juanzong/kernel';
import { AppendConflict, AppendOutcomeUnknown, type EventLog } from './event-log.js';
import type { CommandEnvelope } from './command-envelope.js';
import { composeEntries } from './compose-entries.js';
import type { FieldVault } from './field-vault.js';
import type { FileCabinet } from './file-cabinet.js';
import type { FiledEntry, FoldedFile } from './folded-file.js';
import { clockBehind, conflictingContent, contended, type HandlerRefusal, occurredBeforePrevious } from './handler-refusals.js';
import { type HandlingEnded, watchedHandling } from './handling-watch.js';
import { following, outOfOrder } from './life-cycle-order.js';
import { OneAtATime } from './one-at-a-time.js';

export interface Handling<Command, State, Event extends NewEntry, R extends Refusal, Input, Barred extends Refusal = never> extends CommandEnvelope {
  readonly decider: Decider<Command, State, Event, R, Input>;
  readonly stream: string;
  readonly command: Command;
  readonly input: Input;
  /** What the command id stands for, where facts from outside go into the command; the command itself if absent. */
  readonly content?: unknown;
  /** When the fact happened, where the command says so; the writer's clock otherwise. */
  readonly occurredAt?: OccurredAt;
  /** When that happened from which the command follows by rule: it is dated then, or with the last step of the life cycle if that came later. No part of what the command id stands for. */
  readonly follows?: OccurredAt;
  /** Up to here the caller has read the file since the command came: that is new enough for the first attempt. */
  readonly seen?: number;
  /** Asked of the file as it is at every attempt: who may write to it may have changed while the command was on its way. */
  readonly barred?: (file: FoldedFile) => Barred | undefined;
}

/** What an accepted command wrote, or had written when it came before. */
export interface Handled {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly repeated: boolean;
  readonly entries: readonly Entry[];
}

export interface CommandHandlerParts {
  readonly log: EventLog;
  readonly cabinet: FileCabinet;
  readonly registry: ContractRegistry;
  readonly vault: FieldVault;
  readonly clock: Clock;
  readonly alg?: HashAlgorithm;
  /**
   * True only where the store lives and dies with this one process: a position never seen before is then proof of a new
   * append. Otherwise every append is read back, for another process may have written the same command first.
   */
  readonly soleWriter?: boolean;
  /**
   * Where several processes write: what was put together longer ago than this is put together anew before it is sent, so that nothing
   * is recorded in a day that somebody has sealed meanwhile. Milliseconds of `clock`; for ever if absent.
   */
  readonly staleAfterMs?: number;
  /** Waits before an append is tried again; milliseconds by attempt. */
  readonly pause?: (attempt: number) => Promise<void>;
  /** Told of every append sent to the store: how it ended and after how many seconds. */
  readonly onAppend?: (outcome: AppendOutcome, seconds: number) => void;
  /** Told how every command ended, in the asynchronous context of its caller: for traces. */
  readonly onHandled?: (ended: HandlingEnded) => void;
}

export type AppendOutcome = 'written' | 'conflict' | 'failed';

const MAX_ATTEMPTS = 8;
const CLOCK_TOLERANCE_MS = 2_000;

/**
 * fold (or take from cache) → has this command an entry already? then what it returned → decide → seal →
 * append at the revision just read. The rules of the case file's "Writing", word for word.
 */
export class CommandHandler {
  readonly #lanes = new OneAtATime();
  #notBefore: Instant | undefined;

  constructor(private readonly parts: CommandHandlerParts) {}

  /** From now on nothing is recorded before `upTo`, whatever the clock says. Resolves when no command is under way that might still be. */
  closePast(upTo: Instant): Promise<void> {
    if (this.#notBefore === undefined || upTo > this.#notBefore) this.#notBefore = upTo;
    return this.#lanes.idle();
  }

  /** Decides and appends, or refuses and changes nothing. Commands to one stream run one at a time. */
  handle<C, S, E extends NewEntry, R extends Refusal, I, B extends Refusal = never>(handling: Handling<C, S, E, R, I, B>): Promise<Handled | R | B | HandlerRefusal> {
    const { onHandled } = this.parts;
    return this.#lanes.run(handling.stream, () => (onHandled ? watchedHandling(handling, onHandled, () => this.#handle(handling)) : this.#handle(handling)));
  }

  async #handle<C, S, E extends NewEntry, R extends Refusal, I, B extends Refusal>(handling: Handling<C, S, E, R, I, B>): Promise<Handled | R | B | HandlerRefusal> {
    const { cabinet } = this.parts;
    const commandDigest = this.parts.vault.keyedHash('command', contentOf(handling));
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const file = await cabinet.open(handling.stream, attempt === 0 ? handling.seen : undefined);
      const before = file.writtenBy(handling.commandId);
      if (before.length > 0) return repetition(handling, before, commandDigest);
      const barred = handling.barred?.(file);
      if (barred) return barred;
      const now = this.parts.clock.now();
      const head = later(file.head?.entry.recordedAt, this.#notBefore);
      if (head !== undefined && epochMs(head) - epochMs(now) > CLOCK_TOLERANCE_MS) return clockBehind(now, head);
      const ruled = handling.follows && following(handling.follows, file, this.parts.registry);
      const defaultTime: OccurredAt = handling.occurredAt ?? ruled ?? { precision: 'instant', at: now };
      const decision = this.#decide(handling, file, now, defaultTime);
      if (isRefusal(decision)) return decision;
      if (decision.length === 0) return nothingNew(file);
      const disorder = outOfOrder(file, decision, defaultTime, this.parts.registry);
      if (disorder) return occurredBeforePrevious(disorder.occurred, disorder.previous);
      const recordedAt = head !== undefined && head > now ? head : now;
      const { stream, revision, headHash } = file;
      const agency = file.head?.entry.agency;
      const composition = { stream, revision, agency, command: handling, commandDigest, recordedAt, alg: this.parts.alg ?? 'SHA-256', defaultTime } as const;
      const sealed = sealAll(await composeEntries(decision, composition, this.parts.registry, this.parts.vault), headHash);
      try {
        return await cabinet.whileWritten(handling.stream, () => this.#append(file, revision, sealed, decision, now));
      } catch (error) {
        if (!(error instanceof AppendConflict)) throw error;
        await this.parts.pause?.(attempt);
        await cabinet.reload(handling.stream);
      }
    }
    return contended(handling.stream);
  }

  #decide<C, S, E extends NewEntry, R extends Refusal, I>(handling: Handling<C, S, E, R, I, Refusal>, file: FoldedFile, now: Instant, occurredAt: OccurredAt) {
    const { decider, command, commandId, actor, input, stream } = handling;
    const context = { commandId, actor, now, today: dateOf(now), occurredAt, ids: idSource(stream, commandId) };
    return decider.decide(command, file.stateFor(decider), context, input);
  }

  /**
   * Sends the same bytes until the outcome is known. After a doubt or a repetition the head is read back before it is
   * cached: the store recognises a command by its event ids and would say yes to bytes that it never took.
   * `decidedAt` is the revision that the decision saw: somebody may have read the file further since.
   * @throws AppendConflict where what is stored is not what was sent, and where what was to be sent has become too old.
   */
  async #append(file: FoldedFile, decidedAt: number, sealed: readonly Entry[], decision: readonly NewEntry[], composed: Instant): Promise<Handled> {
    const { log, cabinet, registry } = this.parts;
    const newestBefore = cabinet.newestPosition;
    let doubt: unknown;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      if (this.#isStale(composed)) throw new AppendConflict(file.stream, decidedAt);
      try {
        const position = await this.#measured(() => log.append(file.stream, decidedAt, sealed));
        const certain = this.parts.soleWriter === true && doubt === undefined && position > newestBefore;
        if (!certain && !(await this.#isStored(sealed.at(-1) as Entry))) {
          cabinet.forget(file.stream);
          throw new AppendConflict(file.stream, decidedAt);
        }
        sealed.forEach((entry, i) => file.addNew({ entry, position, recorded: toRecorded(entry, decision[i]?.data, registry) }));
        cabinet.keep(file, position);
        return { stream: file.stream, revision: decidedAt + sealed.length, position, repeated: false, entries: sealed };
      } catch (error) {
        if (!(error instanceof AppendOutcomeUnknown)) throw error;
        doubt = error;
        await this.parts.pause?.(attempt);
      }
    }
    cabinet.forget(file.stream);
    throw doubt;
  }

  async #measured<T>(append: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const tell = (outcome: AppendOutcome): void => this.parts.onAppend?.(outcome, (performance.now() - started) / 1000);
    try {
      const result = await append();
      tell('written');
      return result;
    } catch (error) {
      tell(error instanceof AppendConflict ? 'conflict' : 'failed');
      throw error;
    }
  }

  #isStale(composed: Instant): boolean {
    const { clock, staleAfterMs } = this.parts;
    return staleAfterMs !== undefined && epochMs(clock.now()) - epochMs(composed) > staleAfterMs;
  }

  /** Whether these very bytes stand at their place; the chain vouches for those before. */
  async #isStored({ stream, revision, hash }: Entry): Promise<boolean> {
    for await (const { entry } of this.parts.log.read(stream, revision)) return entry.hash === hash;
    return false;
  }
}

const later = (a: Instant | undefined, b: Instant | undefined): Instant | undefined => (a === undefined || (b !== undefined && b > a) ? b : a);

/** What a command id stands for: the command, and when it says the fact happened. */
const contentOf = ({ content, command, occurredAt }: { content?: unknown; command: unknown; occurredAt?: OccurredAt }): string =>
  canonicalJson({ content: content ?? command ?? null, occurredAt: occurredAt ?? null });

function repetition(handling: CommandEnvelope, before: readonly FiledEntry[], digest: string): Handled | HandlerRefusal {
  const same = before.every(({ entry }) => entry.commandDigest === digest);
  return same ? fromStored(before, true) : conflictingContent(handling.commandId);
}

function fromStored(stored: readonly FiledEntry[], repeated: boolean): Handled {
  const last = stored.at(-1) as FiledEntry;
  return { stream: last.entry.stream, revision: last.entry.revision, position: last.position, repeated, entries: stored.map((s) => s.entry) };
}

const nothingNew = (file: FoldedFile): Handled => ({
  stream: file.stream,
  revision: file.revision,
  position: file.head?.position ?? -1n,
  repeated: true,
  entries: [],
});
