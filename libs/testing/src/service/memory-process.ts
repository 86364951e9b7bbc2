import { ContractRegistry, type Entry } from '@juanzong/case-file';
import { CommandHandler, FileCabinet } from '@juanzong/event-store';
import { MemoryEventLog } from '@juanzong/event-store/testing';
import { commandId, type Decider, type EventContract, eventId, type Instant, isRefusal, type NewEntry, type OccurredAt } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import assert from 'node:assert/strict';
import { type Expected, sameEntries } from '../expected.js';
import { platformRules } from '../platform-rules.js';
import { type PastFact, TEST_FILE } from '../recorded-entries.js';
import { MemoryDocumentStore } from './memory-document-store.js';
import { MemoryServiceVault } from './memory-service-vault.js';
import { TestClock } from './test-clock.js';

/** A fact of the past of any stream; its id follows from its place. */
export type GivenFact = Omit<PastFact, 'eventId'>;

/** Entries by the stream that they were written to. */
export type Written = Readonly<Record<string, readonly Expected[]>>;

/** What a service does with an entry that the bus delivers. */
export type Deliver = (entry: Entry, runtime: ServiceRuntime) => Promise<void>;

let rules: ReturnType<typeof platformRules> | undefined;
/** Packs are read from files and never change: once for all processes of a test. */
const rulesOnce = (): ReturnType<typeof platformRules> => (rules ??= platformRules());

/** Facts go through the command handler like anything else: checked against their contracts, closed, dated, chained. */
const facts: Decider<NewEntry, null, NewEntry, never> = { initialState: () => null, evolve: (state) => state, decide: (fact) => [fact] };

/**
 * One process in memory: log, vault, documents and command handler over the given contracts, with the platform's own rules.
 * `await memoryProcess(contracts).given(stream, …).when((entry, runtime) => …).then({ [stream]: […] })`
 */
export class MemoryProcess {
  readonly log = new MemoryEventLog();
  readonly clock: TestClock;
  readonly runtime: ServiceRuntime;
  readonly #queue: { readonly stream: string; readonly fact: GivenFact }[] = [];
  #given = 0;

  constructor(contracts: readonly EventContract[], at: string = TEST_FILE.at) {
    this.clock = new TestClock(at);
    const vault = new MemoryServiceVault(this.clock);
    const shared = { log: this.log, vault, registry: new ContractRegistry(contracts), clock: this.clock };
    this.runtime = { ...shared, ...rulesOnce(), documents: new MemoryDocumentStore(vault), ...writing(shared) };
  }

  /** More of the past of a stream, in order. The last fact given is what `when` delivers. */
  given(stream: string, ...past: readonly GivenFact[]): this {
    this.#queue.push(...past.map((fact) => ({ stream, fact })));
    return this;
  }

  /** From now on it is that time; a time that a later fact names comes after. */
  at(instant: string): this {
    this.clock.set(instant);
    return this;
  }

  when(deliver: Deliver): Delivery {
    return new Delivery(this, deliver);
  }

  /** Writes what was given. @throws Error for a fact that its contract or the file's order forbids. */
  async settle(): Promise<void> {
    for (const { stream, fact } of this.#queue.splice(0)) await this.#write(stream, fact);
  }

  /** What `work` writes, opened, by stream. */
  async writtenBy(work: () => Promise<void>): Promise<Record<string, { readonly type: string }[]>> {
    const before = this.log.all.length;
    await work();
    const written: Record<string, { readonly type: string }[]> = {};
    for (const { entry } of this.log.all.slice(before)) {
      const [data] = await this.runtime.vault.openFields(entry.stream, [entry]);
      (written[entry.stream] ??= []).push({ ...entry, data } as { readonly type: string });
    }
    return written;
  }

  /** The services of a process that was started again: it remembers nothing but what the log and the vault keep. */
  restarted(): ServiceRuntime {
    return { ...this.runtime, ...writing(this.runtime) };
  }

  async #write(stream: string, { type, version = 1, data, at, occurredAt, actor = TEST_FILE.actor, agency, corrects }: GivenFact): Promise<void> {
    if (at !== undefined) this.clock.set(at);
    const when: OccurredAt = occurredAt ?? { precision: 'instant', at: this.clock.now() as Instant };
    const id = `given-${this.#given}`;
    this.#given += 1;
    const handled = await this.runtime.handler.handle({
      decider: facts, stream, input: undefined, commandId: commandId(id), actor, causationId: id, correlationId: id, occurredAt: when,
      command: { type, version, data, ...(agency === undefined ? {} : { agency }), ...(corrects === undefined ? {} : { corrects: eventId(corrects) }) },
    });
    if (isRefusal(handled)) throw new Error(`${stream}: ${type} cannot be given: ${JSON.stringify(handled)}`);
  }
}

/** An entry on its way to a reaction. It has a `then` of its own: await what that returns. */
export class Delivery {
  constructor(
    private readonly process: MemoryProcess,
    private readonly deliver: Deliver,
  ) {}

  /**
   * The reaction wrote these entries and no others; delivered again, also to a process that was started again, it writes nothing.
   * @throws AssertionError
   */
  async then(wanted: Written): Promise<void> {
    await this.process.settle();
    const { entry } = this.process.log.all.at(-1) ?? assert.fail('nothing was given that could be delivered');
    sameByStream(await this.process.writtenBy(() => this.deliver(entry, this.process.runtime)), wanted);
    for (const runtime of [this.process.runtime, this.process.restarted()]) {
      sameByStream(await this.process.writtenBy(() => this.deliver(entry, runtime)), {}, 'when it was delivered again');
    }
  }
}

/** @throws AssertionError unless exactly the named streams got exactly these entries. */
export function sameByStream(written: Readonly<Record<string, readonly { readonly type: string }[]>>, wanted: Written, when = ''): void {
  const typesOf = Object.entries(written).map(([stream, entries]) => `${stream}: ${entries.map(({ type }) => type).join(', ')}`);
  assert.deepEqual(Object.keys(written).sort(), Object.keys(wanted).sort(), `other streams were written to than expected ${when}\n${typesOf.join('\n')}`);
  for (const [stream, entries] of Object.entries(wanted)) sameEntries(written[stream] ?? [], entries);
}

function writing({ log, registry, vault, clock }: Pick<ServiceRuntime, 'log' | 'registry' | 'vault' | 'clock'>): Pick<ServiceRuntime, 'cabinet' | 'handler'> {
  const cabinet = new FileCabinet(log, registry, vault);
  return { cabinet, handler: new CommandHandler({ log, cabinet, registry, vault, clock }) };
}

/** A process in memory over these contracts; its clock stands at `at` until a fact says otherwise. */
export const memoryProcess = (contracts: readonly EventContract[], at?: string): MemoryProcess => new MemoryProcess(contracts, at);
