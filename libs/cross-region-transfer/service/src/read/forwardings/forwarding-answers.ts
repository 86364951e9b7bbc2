import type { Freshness, QueryAnswerer, QueryRequest } from '@juanzong/http';
import type { ProjectionRunner } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { type ForwardingFilter, type ForwardingListName, listForwardings } from './list-forwardings.js';

/** Answers outbox, inbox and disputes from the read model, clocks from that of deadlines. */
export class ForwardingAnswers implements QueryAnswerer {
  constructor(
    private readonly runtime: Pick<ServiceRuntime, 'clock'>,
    private readonly dataSource: DataSource,
    private readonly projections: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  answer({ name, query, actor }: QueryRequest): Promise<object> {
    return listForwardings(this.dataSource, name as ForwardingListName, query as ForwardingFilter, actor, this.runtime.clock.now());
  }

  async waitFor({ minPosition }: Freshness, timeoutMs: number): Promise<boolean> {
    if (minPosition === undefined) return true;
    const fresh = await Promise.all(['forwardings', 'deadlines'].map((projection) => this.projections.waitFor(projection, minPosition, timeoutMs)));
    return fresh.every(Boolean);
  }
}
