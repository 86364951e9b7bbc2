import { type DynamicModule, Module } from '@nestjs/common';
import type { ProjectionRunner } from '@juanzong/read-model';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { ReviewListsHttp } from './edge/http/review-lists.edge.js';
import { ReviewAnswers } from './read/review-answers.js';

/** What is asked of campaigns and reviews: `edge/http/review.queries.ts`, from the projection `read/reviews.projection.ts` and the streams. It writes nothing. */
@Module({})
export class ReviewListsModule {
  static of(dataSource: DataSource, projections: Pick<ProjectionRunner, 'waitFor' | 'waitForRevision'>): DynamicModule {
    return {
      module: ReviewListsModule,
      controllers: [ReviewListsHttp],
      providers: [{ provide: ReviewAnswers, useFactory: (runtime: ServiceRuntime) => new ReviewAnswers(runtime, dataSource, projections), inject: [SERVICE_RUNTIME] }],
    };
  }
}
