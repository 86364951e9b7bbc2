import { caseStream } from '@juanzong/case-file';
import type { Freshness, QueryAnswerer, QueryRequest } from '@juanzong/http';
import type { Refusal } from '@juanzong/kernel';
import type { ProjectionRunner } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { hearingsObserved, type HearingsFilter } from './hearings-observed.js';
import { type ArchiveFilter, listArchives } from './list-archives.js';
import { type FindingFilter, listFindings } from './list-findings.js';
import { archiveListFor, ratedAspectsFor } from './rules-of-case.js';

/** The lists of quality review, from its read model and that of deadlines; what the rules ask of one case, from the file itself. */
export class QualityAnswers implements QueryAnswerer {
  constructor(
    private readonly runtime: Pick<ServiceRuntime, 'clock' | 'book' | 'cabinet'>,
    private readonly dataSource: DataSource,
    private readonly projections: Pick<ProjectionRunner, 'waitFor' | 'waitForRevision'>,
  ) {}

  answer(request: QueryRequest): Promise<object | Refusal> {
    const { name, query, actor } = request;
    switch (name) {
      case 'archive-list':
        return archiveListFor(this.runtime, request);
      case 'rating-aspects':
        return ratedAspectsFor(this.runtime, request);
      case 'archives':
        return listArchives(this.dataSource, query as ArchiveFilter, actor, this.runtime.clock.now());
      case 'findings':
        return listFindings(this.dataSource, query as FindingFilter, actor, this.runtime.clock.now());
      case 'hearings':
        return hearingsObserved(this.dataSource, this.runtime.book, query as HearingsFilter, actor);
      default:
        throw new Error(`no such query of quality review: ${name}`);
    }
  }

  async waitFor({ caseId, minRevision, minPosition }: Freshness, timeoutMs: number): Promise<boolean> {
    if (minRevision !== undefined && caseId !== undefined && !(await this.projections.waitForRevision('quality', caseStream(caseId), minRevision, timeoutMs))) return false;
    if (minPosition === undefined) return true;
    const fresh = await Promise.all(['quality', 'deadlines'].map((projection) => this.projections.waitFor(projection, minPosition, timeoutMs)));
    return fresh.every(Boolean);
  }
}
