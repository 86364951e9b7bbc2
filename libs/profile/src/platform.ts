import { AssignmentModule, AssignmentReactions } from '@juanzong/assignment-service';
import { CaseHistoryModule } from '@juanzong/case-history-service';
import { DeadlineClock } from '@juanzong/deadlines';
import { EligibilityModule } from '@juanzong/eligibility-service';
import { createHttpApp } from '@juanzong/http';
import { builtinIssuer, IdentityModule } from '@juanzong/identity';
import { IntakeModule, IntakeReactions } from '@juanzong/intake-service';
import type { Clock } from '@juanzong/kernel';
import { HealthRegistry, type Log, Metrics, NestLogger, ObservabilityModule } from '@juanzong/observability';
import { AGENCIES } from '@juanzong/policy';
import { ownershipRefusals, policyRefusals, RuntimeModule } from '@juanzong/service-kit';
import { startConsumers } from './consumers.js';
import { startEmbeddedStores } from './embedded-stores.js';
import { foundStore } from './found-store.js';
import { addHealthChecks } from './health-checks.js';
import { openRuntime } from './open-runtime.js';
import { realClock } from './real-clock.js';
import { startReadModels } from './read-models.js';
import { Shutdown } from './shutdown.js';

export interface PlatformOptions {
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Platform {
  /** `http://host:port`, where everything answers. */
  readonly url: string;
  /** Resolves when every part has ended in order; what was acknowledged is on disk. */
  stop(): Promise<void>;
}

/** The whole platform in one process on embedded stores. If any part cannot start, what was started is stopped again. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const shutdown = new Shutdown();
  try {
    return await start(options, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function start({ dataDirectory, host, port, clock, log }: PlatformOptions, shutdown: Shutdown): Promise<Platform> {
  const stores = await startEmbeddedStores(dataDirectory);
  shutdown.add(() => stores.stop());
  const { runtime, head, close } = await openRuntime({ eventStore: stores.eventStore, vaultDirectory: stores.vaultDirectory, clock });
  shutdown.add(close);
  await foundStore(runtime);
  const readModels = await startReadModels(stores.postgres, runtime, log);
  shutdown.add(() => readModels.stop());
  const issuer = await builtinIssuer({
    keyFile: stores.keyFile, host, agencies: AGENCIES.map(({ code, name }) => ({ code, name: name.zh })), clock: realClock,
  });
  const [health, metrics] = [new HealthRegistry(), new Metrics()];
  const app = await createHttpApp(
    [
      RuntimeModule.of(runtime), ObservabilityModule.of(health, metrics), IdentityModule.of(issuer),
      IntakeModule, EligibilityModule, AssignmentModule, CaseHistoryModule.of(readModels.dataSource, readModels.runner),
    ],
    { verifier: issuer, clock, log, nestLogger: new NestLogger(log), catalogues: [policyRefusals, ownershipRefusals] },
  );
  shutdown.add(() => app.close());
  const consumers = await startConsumers({ app, runtime, dataSource: readModels.dataSource, head, log, metrics });
  shutdown.add(() => consumers.stop());
  const [intake, assignment] = [app.get(IntakeReactions), app.get(AssignmentReactions)];
  const deadlines = new DeadlineClock({
    dataSource: readModels.dataSource, clock, fire: new Map([['intake', (due) => intake.fire(due)], ['assignment', (due) => assignment.fire(due)]]),
    onFailure: ({ caseId, ruleId }, err) => log.error({ caseId, rule: ruleId, err }, 'deadline could not be fired'),
  });
  deadlines.start();
  shutdown.add(() => deadlines.stop());
  addHealthChecks(health, { runtime, readModels, consumers });
  await app.listen(port, host);
  return { url: await app.getUrl(), stop: () => shutdown.run() };
}
