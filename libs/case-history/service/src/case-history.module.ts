import { type DynamicModule, Module } from '@nestjs/common';
import type { Entry } from '@juanzong/case-file';
import type { CheckedModel, ProjectionRunner } from '@juanzong/read-model';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { CaseHistoryHttp } from './edge/http/case-history.edge.js';
import { ExportController } from './edge/http/export.controller.js';
import { LettersController } from './edge/http/letters.controller.js';
import { CaseHistoryAnswers } from './read/case-history-answers.js';

/** Case history at a glance: queries in `edge/http/case-history.queries.ts`, projections in `projections.ts`. It writes nothing. */
@Module({})
export class CaseHistoryModule {
  /** `checked` are the read models of other services, which the check holds against the case files too. */
  static of(dataSource: DataSource, projections: Pick<ProjectionRunner, 'waitFor' | 'waitForRevision'>, checked: readonly CheckedModel<Entry>[] = []): DynamicModule {
    return {
      module: CaseHistoryModule,
      controllers: [CaseHistoryHttp, ExportController, LettersController],
      providers: [
        { provide: CaseHistoryAnswers, useFactory: (runtime: ServiceRuntime) => new CaseHistoryAnswers(runtime, dataSource, projections, checked), inject: [SERVICE_RUNTIME] },
      ],
    };
  }
}
