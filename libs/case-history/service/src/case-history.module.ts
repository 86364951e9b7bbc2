import { type DynamicModule, Module } from '@nestjs/common';
import type { ProjectionRunner } from '@juanzong/read-model';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { CaseHistoryHttp } from './edge/http/case-history.edge.js';
import { ExportController } from './edge/http/export.controller.js';
import { LettersController } from './edge/http/letters.controller.js';
import { CaseHistoryAnswers } from './read/case-history-answers.js';

/** Case history at a glance: queries in `edge/http/case-history.queries.ts`, projections in `projections.ts`. It writes nothing. */
@Module({})
export class CaseHistoryModule {
  static of(dataSource: DataSource, projections: ProjectionRunner): DynamicModule {
    return {
      module: CaseHistoryModule,
      controllers: [CaseHistoryHttp, ExportController, LettersController],
      providers: [
        { provide: CaseHistoryAnswers, useFactory: (runtime: ServiceRuntime) => new CaseHistoryAnswers(runtime, dataSource, projections), inject: [SERVICE_RUNTIME] },
      ],
    };
  }
}
