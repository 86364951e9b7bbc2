import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const LATENCY_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const DELAY_BUCKETS_S = [0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3_600, 86_400];

/** Which deadlines are counted. `due-soon` and `overdue` are open ones: due within a day; due and not fired. */
export type DeadlineState = 'open' | 'due-soon' | 'overdue' | 'missed';

/** How a command ended. */
export type CommandOutcome = 'accepted' | 'repeated' | 'refused' | 'failed';

/** The platform's measures, in a registry of their own. Labels are contexts, actions, kinds and codes, never ids; which process it is, Prometheus says of each target. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #before: (() => Promise<void>)[] = [];
  readonly #command = this.#histogram('juanzong_command_duration_seconds', '一项办理从受理到应答的秒数 / seconds from a parsed command to its answer', ['context', 'action', 'outcome']);
  readonly #request = this.#histogram('juanzong_request_duration_seconds', '一次请求从到达到应答的秒数 / seconds from a request to its answer', ['context', 'method', 'status']);
  readonly #append = this.#histogram('juanzong_append_duration_seconds', '写入案卷至落盘的秒数 / seconds from sending entries to the store to their being durable', ['outcome']);
  readonly #refusals = this.#counter('juanzong_refusals_total', '各种拒绝的次数 / refused commands by code', ['context', 'code']);
  readonly #entries = this.#counter('juanzong_entries_written_total', '本进程写入的各类记录数 / entries that this process wrote, by kind', ['type']);
  readonly #relayLag = this.#gauge('juanzong_relay_lag_entries', '中继尚未发布的记录数 / entries of the store that the relay has not handed on yet', []);
  readonly #consumerLag = this.#gauge('juanzong_consumer_lag_entries', '环节已收到而未处理完的记录数 / entries that a context has received and not worked on yet', ['context']);
  readonly #positions = this.#gauge('juanzong_position', '各读者读到的位置，以及存储自身的末尾 / how far everybody who follows the store has come, and the store itself', ['reader']);
  readonly #readModels = this.#gauge('juanzong_read_model_up', '查询数据在跟进为 1，停下为 0 / 1 while a read model follows the store, 0 while it stands still', ['projection']);
  readonly #deadlines = this.#gauge('juanzong_deadlines', '期限数：进行中、一日内届满、已届满未触发、已逾期 / deadlines: open, due within a day, due and not fired, missed', ['state']);
  readonly #fired = this.#counter('juanzong_deadlines_fired_total', '触发的期限数 / deadlines that were fired', ['context', 'outcome']);
  readonly #firedLate = this.#histogram('juanzong_deadline_delay_seconds', '期限届满至触发的秒数 / seconds from a deadline to its being fired', ['context'], DELAY_BUCKETS_S);
  readonly #parked = this.#gauge('juanzong_parked_streams', '停放、等人处理的案卷数 / streams that wait for somebody to look at them', ['context']);
  readonly #retries = this.#counter('juanzong_retries_total', '处理失败而重试的次数 / entries that were worked on again after a failure', ['context']);
  readonly #failures = this.#counter('juanzong_failures_total', '存储、总线、数据库等处的失败次数（会重试） / failures of store, bus, database and the like, all of them tried again', ['where']);

  /** Told for every entry, and therefore put into the registry only when somebody looks. */
  readonly #lags: { relay?: number; readonly consumers: Map<string, number> } = { consumers: new Map() };

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

  /** @param status of HTTP; counted by its hundreds. */
  request(context: string, method: string, status: number, seconds: number): void {
    this.#request.observe({ context, method, status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  /** @param types of the entries of one append. */
  entriesWritten(types: readonly string[]): void {
    for (const type of types) this.#entries.inc({ type });
  }

  relayLag(entries: number): void {
    this.#lags.relay = entries;
  }

  consumerLag(context: string, entries: number): void {
    this.#lags.consumers.set(context, entries);
  }

  /** @param position up to which this reader has worked on everything; of the reader `store`, its last entry. */
  position(reader: string, position: bigint): void {
    this.#positions.set({ reader }, Number(position));
  }

  deadlines(state: DeadlineState, count: number): void {
    this.#deadlines.set({ state }, count);
  }

  /** @param lateSeconds from the instant it was due to its being fired. */
  deadlineFired(context: string, outcome: 'fired' | 'failed', lateSeconds: number): void {
    this.#fired.inc({ context, outcome });
    if (outcome === 'fired') this.#firedLate.observe({ context }, lateSeconds);
  }

  /** @param up it follows the store, however far behind it is. */
  readModel(projection: string, up: boolean): void {
    this.#readModels.set({ projection }, up ? 1 : 0);
  }

  /** Another process keeps this read model now: what this one said of it is void. */
  readModelElsewhere(projection: string): void {
    this.#readModels.remove({ projection });
  }

  /** Another process publishes now. */
  positionElsewhere(reader: string): void {
    this.#positions.remove({ reader });
  }

  /** An entry is worked on again. */
  retried(context: string): void {
    this.#retries.inc({ context });
  }

  /** Something outside a handler failed and is tried again. @param where `relay`, `consumer intake`, `projection deadlines`: one of few. */
  failed(where: string): void {
    this.#failures.inc({ where });
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
    if (this.#lags.relay !== undefined) this.#relayLag.set(this.#lags.relay);
    for (const [context, entries] of this.#lags.consumers) this.#consumerLag.set({ context }, entries);
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  #histogram<L extends string>(name: string, help: string, labelNames: readonly L[], buckets = LATENCY_BUCKETS_S): Histogram<L> {
    return new Histogram({ name, help, labelNames: [...labelNames], buckets, registers: [this.#registry] });
  }

  #counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }

  #gauge<L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }
}

/** Seconds since a value of `performance.now()`. */
export const secondsSince = (startedMs: number): number => (performance.now() - startedMs) / 1000;
