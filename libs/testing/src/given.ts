import { entriesCorrected, idSource } from '@juanzong/case-file';
import {
  type Actor, commandId, dateOf, type Decider, type Instant, isRefusal, type NewEntry, type OccurredAt, type RecordedEntry, type Refusal,
} from '@juanzong/kernel';
import assert from 'node:assert/strict';
import { type Expected, same, sameEntries } from './expected.js';
import { type FileDefaults, type PastFact, recordedEntries, TEST_FILE } from './recorded-entries.js';
import { subset } from './subset.js';

/** Under what circumstances a command comes. */
export interface Circumstances<Input> {
  readonly input: Input;
  /** The writer's clock; the last entry's time unless told. */
  readonly at?: string;
  readonly actor?: Actor;
  readonly occurredAt?: OccurredAt;
  readonly commandId?: string;
}

/** A file in a test: entries, and the state folded from them with corrections in their places. */
export class GivenFile<C, S, E extends NewEntry, R extends Refusal, I> {
  constructor(
    readonly decider: Decider<C, S, E, R, I>,
    readonly entries: readonly RecordedEntry[],
    readonly file: FileDefaults,
  ) {}

  get state(): S {
    return entriesCorrected(this.entries).reduce((state, entry) => this.decider.evolve(state, entry), this.decider.initialState());
  }

  /** More of the past, after what is there. */
  events(...facts: readonly (PastFact | RecordedEntry)[]): GivenFile<C, S, E, R, I> {
    const past = facts.map((fact) => ('recordedAt' in fact ? { ...fact, at: fact.recordedAt } : fact));
    const at = this.entries.at(-1)?.recordedAt ?? this.file.at;
    const agency = this.entries.at(-1)?.agency ?? this.file.agency;
    return new GivenFile(this.decider, [...this.entries, ...recordedEntries(past, { ...this.file, at, agency }, this.entries.length)], this.file);
  }

  when(command: C, circumstances: Circumstances<I>): Outcome<C, S, E, R, I> {
    const now = (circumstances.at ?? this.entries.at(-1)?.recordedAt ?? this.file.at) as Instant;
    const id = commandId(circumstances.commandId ?? `command-${this.entries.length}`);
    const occurredAt: OccurredAt = circumstances.occurredAt ?? { precision: 'instant', at: now };
    const context = { commandId: id, actor: circumstances.actor ?? this.file.actor, now, today: dateOf(now), occurredAt, ids: idSource(this.file.stream, id) };
    const decision = this.decider.decide(command, this.state, context, circumstances.input);
    const facts = isRefusal(decision) ? [] : decision.map((event, i) => ({ occurredAt, ...event, at: now, actor: context.actor, eventId: context.ids.entry(i) }));
    return new Outcome(decision as readonly E[] | R, () => this.events(...facts));
  }
}

/** What came of a command. */
export class Outcome<C, S, E extends NewEntry, R extends Refusal, I> {
  constructor(
    readonly decision: readonly E[] | R,
    readonly record: () => GivenFile<C, S, E, R, I>,
  ) {}

  /** @throws AssertionError where the command was refused. */
  get events(): readonly E[] {
    assert.ok(!isRefusal(this.decision), `refused: ${JSON.stringify(this.decision)}`);
    return this.decision as readonly E[];
  }

  get refusal(): R | undefined {
    return isRefusal(this.decision) ? this.decision : undefined;
  }

  /** The file with what was decided in it. @throws AssertionError where the command was refused. */
  get file(): GivenFile<C, S, E, R, I> {
    assert.ok(this.events);
    return this.record();
  }

  /** These entries and no others, in this order; of each only what is mentioned is compared. */
  then(...expected: readonly Expected[]): this {
    sameEntries(this.events, expected);
    return this;
  }

  /** Refused with this code, and these params where given. */
  thenRefused(code: R['refusal'], params?: Refusal['params']): void {
    const wanted = { refusal: code, ...(params ? { params } : {}) };
    assert.ok(isRefusal(this.decision), `expected ${code}, got ${JSON.stringify(this.decision)}`);
    same(subset(this.decision, wanted), wanted);
  }
}

/** `given(decider).events(…).when(command, …).then(…)`. An Outcome has a `then` of its own: never await one. */
export const given = <C, S, E extends NewEntry, R extends Refusal, I>(decider: Decider<C, S, E, R, I>, file: Partial<FileDefaults> = {}): GivenFile<C, S, E, R, I> =>
  new GivenFile(decider, [], { ...TEST_FILE, ...file });
