import { DeadlineEntity, type FireDeadline } from '@juanzong/deadlines';
import type { HandlingEnded } from '@juanzong/event-store';
import type { CommandEnded, RequestAnswered } from '@juanzong/http';
import { type Clock, epochMs, instant, type Instant } from '@juanzong/kernel';
import type { MessagingMetrics } from '@juanzong/messaging';
import type { Log, Metrics } from '@juanzong/observability';
import { Between, type DataSource, IsNull, LessThan } from 'typeorm';
import type { Consumers } from './consumers.js';
import type { ReadModels } from './read-models.js';

/** Measures every command and writes one line about it: ids and codes, never what it says. */
export const commandsMeasured = (metrics: Metrics, log: Log) => ({ context, action, subject, correlationId, actor, outcome, code, seconds }: CommandEnded): void => {
  metrics.command(context, action, outcome, seconds);
  if (code !== undefined) metrics.refused(context, code);
  const fields = {
    context, action, caseId: subject, correlationId, role: actor.role, agency: actor.agency, outcome, code, durationMs: Math.round(seconds * 100_000) / 100,
  };
  if (outcome === 'failed') log.error(fields, 'command');
  else log.info(fields, 'command');
};

/** Measures every answer of the API, questions too. */
export const requestsMeasured = (metrics: Metrics) => ({ context, method, status, seconds }: RequestAnswered): void => metrics.request(context, method, status, seconds);

/** Counts what this process writes, by kind. */
export const entriesMeasured = (metrics: Metrics) => ({ outcome, types }: HandlingEnded): void => {
  if (outcome === 'written') metrics.entriesWritten(types);
};

/** What the bus tells of relay and consumers. How much waits at a consumer is asked of it when somebody looks: it tells of itself only while something arrives. */
export const messagingMeasured = (metrics: Metrics, log: Log): MessagingMetrics => ({
  relay: ({ waiting }) => metrics.relayLag(waiting),
  parked: (context, streams) => metrics.parkedStreams(context, streams),
  retried: (context) => metrics.retried(context),
  failed: (where, err) => {
    metrics.failed(where);
    log.warn({ where, err }, 'messaging failed and tries again');
  },
});

const DAY_MS = 86_400_000;

/**
 * How many deadlines are open and missed, counted when somebody asks for the measures. With a clock also those that are due
 * within a day, and those that should have been fired: none of them, unless whoever fires them stands still.
 */
export function deadlinesMeasured(metrics: Metrics, dataSource: DataSource, log: Log, clock?: Clock): void {
  metrics.beforeAnswer(async () => {
    try {
      const deadlines = dataSource.getRepository(DeadlineEntity);
      metrics.deadlines('open', await deadlines.countBy({ status: 'OPEN' }));
      metrics.deadlines('missed', await deadlines.countBy({ status: 'MISSED' }));
      if (!clock) return;
      const now = clock.now();
      const running = { status: 'OPEN', passedWhenRecorded: false, pausedAt: IsNull() } as const;
      metrics.deadlines('overdue', await deadlines.countBy({ ...running, dueAt: LessThan(now) }));
      metrics.deadlines('due-soon', await deadlines.countBy({ ...running, dueAt: Between(now, instant(epochMs(now) + DAY_MS)) }));
    } catch (err) {
      log.warn({ err }, 'deadlines could not be counted');
    }
  });
}

/** Fires a deadline and measures how it ended, and how long after it was due. */
export const firingMeasured = (metrics: Metrics, clock: Clock, context: string, fire: FireDeadline): FireDeadline => async (due) => {
  const late = due.dueAt === null ? 0 : Math.max(0, epochMs(clock.now()) - epochMs(due.dueAt as Instant)) / 1000;
  try {
    await fire(due);
    metrics.deadlineFired(context, 'fired', late);
  } catch (error) {
    metrics.deadlineFired(context, 'failed', late);
    throw error;
  }
};

interface Readers {
  readonly headNow: () => Promise<bigint | undefined>;
  /** None where nothing can be written. */
  readonly consumers: Pick<Consumers, 'relay' | 'byContext'> | undefined;
  readonly readModels: Pick<ReadModels, 'runner'>;
}

/** How far the relay, every context and every read model have come, and the store, when somebody asks for the measures: when all are at one place, nothing is left to do. */
export function positionsMeasured(metrics: Metrics, { headNow, consumers, readModels }: Readers, log: Log): void {
  metrics.beforeAnswer(async () => {
    try {
      // The store last: whoever is at its place has seen all there is.
      if (consumers) metrics.position('relay', consumers.relay.position);
      for (const [context, { runner }] of consumers?.byContext ?? []) {
        metrics.position(context, runner.position);
        metrics.consumerLag(context, runner.queued);
      }
      for (const { projection, position, state } of readModels.runner.status()) {
        metrics.position(projection, position ?? 0n);
        metrics.readModel(projection, state !== 'stopped');
      }
      metrics.position('store', (await headNow()) ?? 0n);
    } catch (err) {
      log.warn({ err }, 'positions could not be told');
    }
  });
}
