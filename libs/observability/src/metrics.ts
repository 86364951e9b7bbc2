import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const LATENCY_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How a command ended. */
export type CommandOutcome = 'accepted' | 'repeated' | 'refused' | 'failed';

/** The platform's measures, in a registry of their own. Labels are contexts, actions and codes, never ids. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #before: (() => Promise<void>)[] = [];
  readonly #command = this.#histogram('juanzong_command_duration_seconds', 'From the parsed command to its answer', ['context', 'action', 'outcome']);
  readonly #append = this.#histogram('juanzong_append_duration_seconds', 'From sending entries to the store to their being durable', ['outcome']);
  readonly #refusals = new Counter({
    name: 'juanzong_refusals_total', help: 'Refused commands by code', labelNames: ['context', 'code'] as const, registers: [this.#registry],
  });
  readonly #relayLag = this.#gauge('juanzong_relay_lag_entries', 'Entries of the store that the relay has not handed on yet', []);
  readonly #consumerLag = this.#gauge('juanzong_consumer_lag_entries', 'Entries that a context has not taken in yet', ['context']);
  readonly #deadlines = this.#gauge('juanzong_deadlines', 'Deadlines by state: open or missed', ['state']);
  readonly #parked = this.#gauge('juanzong_parked_streams', 'Streams that wait for somebody to look at them', ['context']);

  /** @param processMetrics also memory, event loop and garbage collection of this process; true if absent. */
  constructor(processMetrics = true) {
    if (processMetrics) collectDefaultMetrics({ register: this.#registry });
  }

  /** @param seconds how long it took. */
  command(context: string, action: string, outcome: CommandOutcome, seconds: number): void {
    this.#command.observe({ context, action, outcome }, seconds);
  }

  refused(context: string, code: string): void {
    this.#refusals.inc({ context, code });
  }

  append(outcome: 'written' | 'conflict' | 'failed', seconds: number): void {
    this.#append.observe({ outcome }, seconds);
  }

  relayLag(entries: number): void {
    this.#relayLag.set(entries);
  }

  consumerLag(context: string, entries: number): void {
    this.#consumerLag.set({ context }, entries);
  }

  deadlines(state: 'open' | 'missed', count: number): void {
    this.#deadlines.set({ state }, count);
  }

  parkedStreams(context: string, count: number): void {
    this.#parked.set({ context }, count);
  }

  /** Asked before every answer, for measures that are counted only when somebody looks. It must not throw. */
  beforeAnswer(measure: () => Promise<void>): void {
    this.#before.push(measure);
  }

  /** Everything, as Prometheus reads it. */
  async metrics(): Promise<string> {
    for (const measure of this.#before) await measure();
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  #histogram<L extends string>(name: string, help: string, labelNames: readonly L[]): Histogram<L> {
    return new Histogram({ name, help, labelNames: [...labelNames], buckets: LATENCY_BUCKETS_S, registers: [this.#registry] });
  }

  #gauge<L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }
}

/** Seconds since a value of `performance.now()`. */
export const secondsSince = (startedMs: number): number => (performance.now() - startedMs) / 1000;
