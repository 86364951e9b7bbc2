import type { EventLog } from '@juanzong/event-store';
import { type Connection, Lease, type Projection, ProjectionRunner, type ProjectionStatus } from '@juanzong/read-model';
import type { DataSource } from 'typeorm';
import type { Instruments } from './instruments.js';

/** What read models are kept with. */
export interface KeptParts {
  /** One holder at a time keeps them: instances with the same name take turns. */
  readonly name: string;
  readonly connection: Connection;
  readonly dataSource: DataSource;
  readonly log: Pick<EventLog, 'follow'>;
  readonly projections: readonly Projection[];
  /** Makes again what the builds rest on. */
  readonly repair: () => Promise<void>;
  readonly instruments: Instruments;
}

/** A short gathering: readers in other processes cannot say that they wait. */
const GATHER_MS = 50;
/** So many commits a second that takes at the most: from so many entries on some of them come together. */
const GATHER_FROM = 1_000 / GATHER_MS;

/** Keeps read models while this process holds their lease; their checkpoints are compared and set, so two holders for a moment do no harm. */
export class KeptReadModels {
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;
  #runner: ProjectionRunner | undefined;

  constructor(private readonly parts: KeptParts) {
    const { name, connection, instruments: { log: logger } } = parts;
    const lease = new Lease({
      connection, name: `read-models ${name}`, onFailure: (err) => logger.warn({ where: name, err }, 'the lease of read models was lost or cannot be had, and is tried for again'),
      onChange: (held) => logger.info({ where: name, outcome: held ? 'held' : 'released' }, 'lease of read models'),
    });
    this.#done = lease.hold((signal) => this.#keep(signal), this.#stop.signal);
  }

  get names(): readonly string[] {
    return this.parts.projections.map(({ name }) => name);
  }

  /** How each of them is doing here; undefined where another process keeps them. */
  status(): readonly ProjectionStatus[] | undefined {
    return this.#runner?.status();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #keep(signal: AbortSignal): Promise<void> {
    const { dataSource, log, projections, repair, instruments: { log: logger, tracing, metrics } } = this.parts;
    const runner = new ProjectionRunner({
      dataSource, projections, repair, feed: log, gatherMs: GATHER_MS, gatherFrom: GATHER_FROM, onCommitted: tracing.hooks?.committed,
      onFailure: (projection, err) => {
        metrics.failed(`projection ${projection}`);
        logger.error({ projection, err }, 'projection failed');
      },
    });
    this.#runner = runner;
    try {
      runner.start();
      if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    } finally {
      this.#runner = undefined;
      await runner.stop();
    }
  }
}
