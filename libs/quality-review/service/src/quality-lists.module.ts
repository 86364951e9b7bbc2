import { type DynamicModule, Module } from '@nestjs/common';
import type { ProjectionRunner } from '@juanzong/read-model';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { QualityListsHttp } from './edge/http/quality-lists.edge.js';
import { QualityAnswers } from './read/quality-answers.js';

/** Lists of archives, findings and hearings: `edge/http/quality.queries.ts`, from the projection `read/quality.projection.ts`. It writes nothing. */
@Module({})
export class QualityListsModule {
  static of(dataSource: DataSource, projections: Pick<ProjectionRunner, 'waitFor' | 'waitForRevision'>): DynamicModule {
    return {
      module: QualityListsModule,
      controllers: [QualityListsHttp],
      providers: [{ provide: QualityAnswers, useFactory: (runtime: ServiceRuntime) => new QualityAnswers(runtime, dataSource, projections), inject: [SERVICE_RUNTIME] }],
    };
  }
}
