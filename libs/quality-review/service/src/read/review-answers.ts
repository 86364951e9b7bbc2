import { caseStream, expertsStream } from '@juanzong/case-file';
import type { Freshness, QueryAnswerer, QueryRequest } from '@juanzong/http';
import { refuse, type Refusal } from '@juanzong/kernel';
import { expertsDecider } from '@juanzong/quality-review-domain';
import type { ProjectionRunner } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { campaignFile, readCampaign } from './review-campaign.js';
import { type CampaignFilter, type GradeFilter, listCampaigns, listGrades, listReviews, type ReviewFilter } from './review-lists.js';
import { readReviews } from './review-of-case.js';

/** Campaigns, the files under review and published grades: lists from the read model, a campaign and a file's reviews from their streams. */
export class ReviewAnswers implements QueryAnswerer {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly dataSource: DataSource,
    private readonly projections: Pick<ProjectionRunner, 'waitFor' | 'waitForRevision'>,
  ) {}

  async answer({ name, params, query, actor }: QueryRequest): Promise<object | Refusal> {
    const id = params['id'] ?? '';
    switch (name) {
      case 'campaigns': return listCampaigns(this.dataSource, query as CampaignFilter);
      case 'campaign': return (await readCampaign(this.runtime, this.dataSource, id, actor)) ?? refuse('quality-review.campaign-unknown', { campaign: id });
      case 'campaign-file': return (await campaignFile(this.runtime, id)) ?? refuse('quality-review.campaign-unknown', { campaign: id });
      case 'reviews': return listReviews(this.dataSource, query as ReviewFilter, actor);
      case 'grades': return listGrades(this.dataSource, query as GradeFilter, actor);
      case 'experts': return this.#experts(id);
      case 'reviews-of-case': return readReviews(this.runtime, id, actor);
      default: throw new Error(`no such query of reviews: ${name}`);
    }
  }

  async #experts(region: string): Promise<object> {
    const { revision, experts } = (await this.runtime.cabinet.open(expertsStream(region))).stateFor(expertsDecider);
    return { region, revision, experts: Object.values(experts).sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1)) };
  }

  async waitFor({ caseId, minRevision, minPosition }: Freshness, timeoutMs: number): Promise<boolean> {
    if (minRevision !== undefined && caseId !== undefined && !(await this.projections.waitForRevision('reviews', caseStream(caseId), minRevision, timeoutMs))) return false;
    return minPosition === undefined || this.projections.waitFor('reviews', minPosition, timeoutMs);
  }
}
