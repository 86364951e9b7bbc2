import { Queue, Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeadlineParts, FireDeadline, RunningDeadlines } from '../running-deadlines.js';
import { type CarriedOut, carryOut } from './carry-out.js';
import { type DeadlineJob, type JobPlan, queueName } from './deadline-job.js';
import { FlushMark } from './flush-mark.js';
import { InHand } from './in-hand.js';
import { rarely } from './rarely.js';
import { Reconciler } from './reconciler.js';
import { connectRedis, withoutCommand } from './redis-connection.js';

export interface BullDeadlinesParts extends DeadlineParts {
  /** `redis://…` or `rediss://…`; may hold a password. */
  readonly redisUrl: string;
  /** Of every key in Redis: one for all services of a platform, so that one board shows all queues. */
  readonly prefix: string;
  /** Told of an outage of Redis or of the table, of each kind once a minute. */
  readonly onOutage?: (error: unknown) => void;
  /** How often the table is compared with the queues; 15 s unless told. */
  readonly reconcileEveryMs?: number;
  /** How far ahead of its time a deadline becomes a job; 6 h unless told. */
  readonly horizonMs?: number;
  /** How long what failed all its attempts rests before each further one; 10 min unless told. */
  readonly reviveAfterMs?: number;
  readonly plan?: Partial<JobPlan>;
  /** How long Redis may leave a question unanswered before the connection is made anew; 10 s unless told. */
  readonly silenceMs?: number;
  /** How long an instance that died keeps the jobs it had in hand; 30 s unless told. */
  readonly lockMs?: number;
  /** Commands sent at a time, for each context; 4 unless told. */
  readonly concurrency?: number;
}

const PLAN: JobPlan = { attempts: 8, firstRestMs: 1_000, rememberMs: 60_000 };
const OUTAGE_TOLD_EVERY_MS = 60_000;
/** Until a worker asks again after an error of Redis; BullMQ's own 15 s would leave a due deadline that long. */
const WORKER_PAUSE_MS = 1_000;
/** What stopping waits for Redis, once all commands in hand were sent. */
const FAREWELL_MS = 5_000;

/**
 * The clock of the cluster: BullMQ carries what the deadlines table says, a queue for every context in `fire`. Redis may be
 * away, emptied or started anew at any time; whatever it lost is made again from the table. Any number of instances may
 * run; each deadline's command is sent at least once and is idempotent.
 * @throws Error for an address of Redis that is none
 */
export function startBullDeadlines(parts: BullDeadlinesParts): RunningDeadlines {
  const { redisUrl, prefix, fire, concurrency = 4, plan, reconcileEveryMs = 15_000, horizonMs = 6 * 3_600_000, reviveAfterMs = 600_000, silenceMs = 10_000, lockMs = 30_000 } = parts;
  const stopped = new AbortController();
  const tellOutage = rarely((error) => parts.onOutage?.(error), OUTAGE_TOLD_EVERY_MS);
  const onOutage = (error: unknown): void => (stopped.signal.aborted ? undefined : tellOutage(withoutCommand(error)));
  const connection = connectRedis(redisUrl, { stopped: stopped.signal, onTrouble: onOutage, silenceMs });
  const inHand = new InHand();
  const held = new Map([...fire].map(([context, send]): [string, FireDeadline] => [context, (due) => inHand.hold(send(due))]));
  const queues = new Map<string, Queue<DeadlineJob>>();
  const workers: Worker<DeadlineJob, CarriedOut>[] = [];
  for (const context of fire.keys()) {
    queues.set(context, new Queue<DeadlineJob>(queueName(context), { connection, prefix }).on('error', onOutage));
    workers.push(
      new Worker<DeadlineJob, CarriedOut>(queueName(context), (job, token) => carryOut({ ...parts, fire: held, onOutage }, job, token), {
        connection, prefix, concurrency, lockDuration: lockMs, stalledInterval: lockMs, runRetryDelay: WORKER_PAUSE_MS,
      }).on('error', onOutage),
    );
  }
  const reconciler = new Reconciler({
    dataSource: parts.dataSource, clock: parts.clock, queues, mark: new FlushMark(connection, prefix), plan: { ...PLAN, ...plan }, horizonMs, reviveAfterMs, everyMs: reconcileEveryMs, onOutage,
  });
  connection.on('ready', () => reconciler.redisIsBack());
  reconciler.start();

  const stop = async (): Promise<void> => {
    stopped.abort();
    const reconciled = reconciler.stop();
    await Promise.all(workers.map((worker) => worker.pause(true)));
    await inHand.done();
    // Without Redis there is nothing to take leave of: its jobs are taken up again by whoever finds them.
    const away = connection.status !== 'ready';
    const closed = Promise.all([...workers.map((worker) => worker.close(away)), ...[...queues.values()].map((queue) => queue.close())]);
    if (!away) await Promise.race([closed, sleep(FAREWELL_MS, undefined, { ref: false })]);
    connection.disconnect();
    await reconciled;
  };
  let stopping: Promise<void> | undefined;
  return { stop: () => (stopping ??= stop()) };
}
