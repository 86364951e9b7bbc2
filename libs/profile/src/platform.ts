import { AssignmentModule, AssignmentReactions } from '@juanzong/assignment-service';
import { CaseHistoryModule } from '@juanzong/case-history-service';
import { checkedForwardings, CrossRegionTransferModule, TransferKeeper } from '@juanzong/cross-region-transfer-service';
import { EligibilityModule, EligibilityReactions } from '@juanzong/eligibility-service';
import { createHttpApp } from '@juanzong/http';
import { builtinIssuer, IdentityModule } from '@juanzong/identity';
import { DOCUMENT_BODY_LIMITS, IntakeModule, IntakeReactions } from '@juanzong/intake-service';
import type { Clock } from '@juanzong/kernel';
import { HealthRegistry, type Log, Metrics, NestLogger, ObservabilityModule } from '@juanzong/observability';
import { AGENCIES } from '@juanzong/policy';
import { QualityListsModule, QualityReactions, QualityReviewModule, ReviewListsModule } from '@juanzong/quality-review-service';
import { type DeadlineKeeper, ownershipRefusals, policyRefusals, RuntimeModule, storeRefusalOf, storeRefusals } from '@juanzong/service-kit';
import { startConsumers } from './consumers.js';
import { startEmbeddedStores } from './embedded-stores.js';
import { streamReader } from './feeds/relay-feed.js';
import { foundStore } from './found-store.js';
import { addHealthChecks } from './health-checks.js';
import { commandsMeasured, deadlinesMeasured } from './measure.js';
import { openRuntime } from './open-runtime.js';
import { OpsDesk } from './ops/ops-desk.js';
import { OpsModule } from './ops/ops.module.js';
import { realClock } from './real-clock.js';
import { simulationOf, startVirtualTime } from './simulation/start-virtual-time.js';
import { SimulationModule } from './simulation/simulation.module.js';
import { startDeadlines } from './start-deadlines.js';
import { startReadModels } from './read-models.js';
import { Shutdown } from './shutdown.js';

export interface PlatformOptions {
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  /** A `VirtualClock` stands still until somebody moves it over HTTP. */
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
  const [health, metrics, desk] = [new HealthRegistry(), new Metrics(), new OpsDesk()];
  const { runtime, head, newest, close } = await openRuntime({ ...stores, clock, soleWriter: true, onAppend: (outcome, seconds) => metrics.append(outcome, seconds) });
  shutdown.add(close);
  await foundStore(runtime);
  const simulation = await simulationOf(clock, newest, { head, reader: streamReader(runtime.log), log: runtime.log, onFailure: (err) => log.error({ err }, 'the log could not be followed') });
  if (simulation) shutdown.add(() => simulation.log.close());
  const readModels = await startReadModels(stores.postgres, runtime, log, simulation);
  shutdown.add(() => readModels.stop());
  const issuer = await builtinIssuer({
    keyFile: stores.keyFile, host, agencies: AGENCIES.map(({ code, name }) => ({ code, name: name.zh })), clock: realClock,
  });
  deadlinesMeasured(metrics, readModels.dataSource, log);
  const app = await createHttpApp(
    [
      RuntimeModule.of(runtime), ObservabilityModule.of(health, metrics), IdentityModule.of(issuer),
      CrossRegionTransferModule.of(readModels.dataSource, readModels.runner),
      IntakeModule, EligibilityModule, AssignmentModule, QualityReviewModule, QualityListsModule.of(readModels.dataSource, readModels.runner),
      ReviewListsModule.of(readModels.dataSource, readModels.runner),
      CaseHistoryModule.of(readModels.dataSource, readModels.runner, [checkedForwardings]), OpsModule.of(desk, log),
      ...(simulation ? [SimulationModule.of(simulation)] : []),
    ],
    {
      verifier: issuer, clock, log, nestLogger: new NestLogger(log), catalogues: [policyRefusals, ownershipRefusals, storeRefusals],
      refusalOf: storeRefusalOf, onCommand: commandsMeasured(metrics, log), bodyLimits: DOCUMENT_BODY_LIMITS,
    },
  );
  shutdown.add(() => app.close());
  const consumers = await startConsumers({ app, runtime, dataSource: readModels.dataSource, head, log, metrics, shared: simulation?.log, bus: simulation?.bus, onEntry: simulation && ((message) => simulation.news.add(message)) });
  shutdown.add(() => consumers.stop());
  desk.open(consumers.byContext);
  const keepers = new Map<string, DeadlineKeeper>([
    ['intake', app.get(IntakeReactions)], ['eligibility', app.get(EligibilityReactions)], ['assignment', app.get(AssignmentReactions)], ['quality-review', app.get(QualityReactions)],
    ['cross-region-transfer', app.get(TransferKeeper)],
  ]);
  const deadlines = simulation ? await startVirtualTime({ simulation, runtime, readModels, consumers, head, log, keepers }) : startDeadlines({ runtime, readModels, head, log, keepers });
  shutdown.add(() => deadlines.stop());
  addHealthChecks(health, { runtime, readModels, consumers });
  await app.listen(port, host);
  return { url: await app.getUrl(), stop: () => shutdown.run() };
}
