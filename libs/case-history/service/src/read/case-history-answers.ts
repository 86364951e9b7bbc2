import { caseStream, type Entry } from '@juanzong/case-file';
import type { CaseStateCode } from '@juanzong/case-history-contracts';
import type { Freshness, QueryAnswerer, QueryRequest } from '@juanzong/http';
import { type Instant, isRefusal, refuse, type Refusal } from '@juanzong/kernel';
import type { CheckedModel, ProjectionRunner } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { instantOf } from './instant-of.js';
import { checkEverything } from './check/check-everything.js';
import { type DeadlineFilter, listDeadlines } from './deadlines/list-deadlines.js';
import { listOpenings, type OpeningFilter } from './list-openings.js';
import { listLetters } from './letters/list-letters.js';
import { listCases } from './overview/list-cases.js';
import { filesOfPerson } from './files-of-person.js';
import { personKeyOf } from './overview/overview.projection.js';
import { answerStatistics } from './statistics/answer-statistics.js';
import { myQueue, type QueueFilter } from './queue/my-queue.js';
import { readTimeline, type TimelineRequest } from './timeline/read-timeline.js';

/** The read side across all services: lists from the read model, histories from the case files themselves. */
export class CaseHistoryAnswers implements QueryAnswerer {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly dataSource: DataSource,
    private readonly projections: Pick<ProjectionRunner, 'waitFor' | 'waitForRevision'>,
    private readonly checked: readonly CheckedModel<Entry>[] = [],
  ) {}

  async answer(request: QueryRequest): Promise<object | Refusal> {
    switch (request.name) {
      case 'cases':
        return this.#cases(request);
      case 'deadlines':
        return listDeadlines(this.dataSource, request.query as DeadlineFilter, request.actor, this.runtime.clock.now());
      case 'queue':
        return myQueue(this.dataSource, request.query as QueueFilter, request.actor, this.runtime.clock.now());
      case 'all-openings':
        return listOpenings(this.runtime, this.dataSource, request.query as OpeningFilter);
      case 'case':
        return this.#case(request);
      case 'timeline':
        return this.#timeline(request);
      case 'openings':
        return { openings: await this.runtime.vault.openings({ stream: caseStream(request.params['id'] ?? '') }) };
      case 'letters':
        return listLetters(this.runtime, request.params['id'] ?? '', request.actor);
      case 'persons':
        return filesOfPerson(this.runtime, this.dataSource, request.query as { idNumber: string; reason: string }, request.actor);
      case 'statistics':
      case 'statistics-cases':
      case 'concentration':
      case 'deadline-statistics':
        return answerStatistics(this.dataSource, request, this.runtime.clock.now());
      case 'check':
        return checkEverything(this.dataSource, this.runtime, this.checked);
      default:
        throw new Error(`no such query of case-history: ${request.name}`);
    }
  }

  async waitFor({ caseId, minRevision, minPosition }: Freshness, timeoutMs: number): Promise<boolean> {
    if (minRevision !== undefined && caseId !== undefined && !(await this.projections.waitForRevision('case_overview', caseStream(caseId), minRevision, timeoutMs))) return false;
    if (minPosition === undefined) return true;
    const fresh = await Promise.all(['case_overview', 'deadlines', 'case_work', 'statistics'].map((projection) => this.projections.waitFor(projection, minPosition, timeoutMs)));
    return fresh.every(Boolean);
  }

  #cases({ query, actor }: QueryRequest): Promise<object> {
    const { overdue, ...filter } = query as { agency?: string; state?: CaseStateCode; overdue?: 'true' | 'false'; search?: string; inHandOf?: string; limit: number; offset: number };
    return listCases(this.dataSource, { ...filter, overdue: overdue === 'true' }, actor, this.runtime.clock.now(), personKeyOf(this.runtime));
  }

  async #case(request: QueryRequest): Promise<object | Refusal> {
    const timeline = await this.#timeline(request);
    if ('refusal' in timeline) return timeline;
    const { entries, ...rest } = timeline;
    const received = [...entries].reverse().find(({ type }) => type.startsWith('intake.ApplicationReceived'));
    const listed = await listCases(this.dataSource, { search: request.params['id'], limit: 1, offset: 0 }, { id: 'system', role: 'system' }, this.runtime.clock.now(), () => null);
    return { ...rest, application: (received?.data as { application?: unknown } | undefined)?.application ?? null, case: listed.cases[0] ?? null };
  }

  async #timeline({ params, query, actor }: QueryRequest) {
    const { at, knownAt, reveal } = query as { at?: string; knownAt?: string; reveal?: string };
    const instants = { at: optionalInstant(at), knownAt: optionalInstant(knownAt) };
    if (isRefusal(instants.at)) return instants.at;
    if (isRefusal(instants.knownAt)) return instants.knownAt;
    const asked: TimelineRequest = { caseId: params['id'] ?? '', actor, at: instants.at, knownAt: instants.knownAt, reveal };
    return readTimeline(this.runtime, asked);
  }
}

const optionalInstant = (value: string | undefined): Instant | undefined | Refusal =>
  value === undefined ? undefined : (instantOf(value) ?? refuse('case-history.unknown-instant', { value }));
