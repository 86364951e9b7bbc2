import { type DynamicModule, Module } from '@nestjs/common';
import type { ProjectionRunner } from '@juanzong/read-model';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { ForwardingsHttp } from './edge/http/forwardings.edge.js';
import { TransferHttp } from './edge/http/transfer.edge.js';
import { ForwardingAnswers } from './read/forwardings/forwarding-answers.js';
import { TransferCommands } from './write/transfer-commands.js';
import { TransferKeeper } from './write/transfer-keeper.js';

/**
 * Cross-region transfer at a glance. Commands: `edge/http/transfer.actions.ts` → `write/transfer-commands.ts`. Queries:
 * `edge/http/forwardings.queries.ts` → `read/forwardings/`, whose projection is `forwardings`. Reactions: none. Deadlines it keeps:
 * forward-answer, designation; `TransferKeeper.fire` is told when one comes due.
 */
@Module({})
export class CrossRegionTransferModule {
  static of(dataSource: DataSource, projections: Pick<ProjectionRunner, 'waitFor'>): DynamicModule {
    return {
      module: CrossRegionTransferModule,
      controllers: [TransferHttp, ForwardingsHttp],
      providers: [
        { provide: TransferCommands, useFactory: (runtime: ServiceRuntime) => new TransferCommands(runtime), inject: [SERVICE_RUNTIME] },
        { provide: TransferKeeper, useFactory: (runtime: ServiceRuntime) => new TransferKeeper(runtime), inject: [SERVICE_RUNTIME] },
        { provide: ForwardingAnswers, useFactory: (runtime: ServiceRuntime) => new ForwardingAnswers(runtime, dataSource, projections), inject: [SERVICE_RUNTIME] },
      ],
      exports: [TransferKeeper],
    };
  }
}
