import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions, NestMicroservice } from '@nestjs/microservices';
import type { CaseFileServer } from './case-file-server.js';
import { KeepCauseFilter } from './keep-cause.filter.js';

/**
 * Connects a context's server to an application, before `startAllMicroservices()`. The filter that keeps causes
 * belongs to this server alone: HTTP keeps its own. Listeners are registered here, because filters count only before.
 */
export function connectCaseFileServer(app: INestApplication, server: CaseFileServer): NestMicroservice {
  const service = app.connectMicroservice<MicroserviceOptions>({ strategy: server }, { deferInitialization: true });
  if (!(service instanceof NestMicroservice)) throw new TypeError('not a Nest microservice');
  service.useGlobalFilters(new KeepCauseFilter());
  service.registerListeners();
  service.setIsInitialized(true);
  // The application runs the hooks of the shared container.
  service.setIsInitHookCalled(true);
  return service;
}

/** A context that runs alone: its own Nest application around one server. `listen()` starts it. */
export async function createCaseFileService(module: Parameters<typeof NestFactory.createMicroservice>[0], server: CaseFileServer): Promise<NestMicroservice> {
  const service = await NestFactory.createMicroservice<MicroserviceOptions>(module, { strategy: server, logger: ['error', 'warn'] });
  if (!(service instanceof NestMicroservice)) throw new TypeError('not a Nest microservice');
  service.useGlobalFilters(new KeepCauseFilter());
  return service;
}
