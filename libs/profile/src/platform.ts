import { AssignmentModule } from '@juanzong/assignment-service';
import { CaseHistoryModule } from '@juanzong/case-history-service';
import { CrossRegionTransferModule } from '@juanzong/cross-region-transfer-service';
import { EligibilityModule } from '@juanzong/eligibility-service';
import { createHttpApp } from '@juanzong/http';
import { builtinIssuer, IdentityModule } from '@juanzong/identity';
import { DOCUMENT_BODY_LIMITS, IntakeModule } from '@juanzong/intake-service';
import type { Clock } from '@juanzong/kernel';
import { HealthRegistry, type Log, Metrics, NestLogger, ObservabilityModule } from '@juanzong/observability';
import { AGENCIES } from '@juanzong/policy';
import { QualityListsModule, QualityReviewModule, ReviewListsModule } from '@juanzong/quality-review-service';
import { emptyDatabase } from '@juanzong/read-model';
import { SealingModule } from '@juanzong/sealing-service';
import { ownershipRefusals, policyRefusals, RuntimeModule, storeRefusalOf, storeRefusals } from '@juanzong/service-kit';
import { startEmbeddedStores } from './embedded-stores.js';
import { streamReader } from './feeds/relay-feed.js';
import { SharedLog } from './feeds/shared-log.js';
import { foundStore } from './found-store.js';
import { addHealthChecks } from './health-checks.js';
import { commandsMeasured, deadlinesMeasured, entriesMeasured, positionsMeasured, requestsMeasured } from './measure.js';
import { openRuntime } from './open-runtime.js';
import { OpsDesk } from './ops/ops-desk.js';
import { OpsModule } from './ops/ops.module.js';
import { realClock } from './real-clock.js';
import { simulationOf } from './simulation/start-virtual-time.js';
import { SimulationModule } from './simulation/simulation.module.js';
import { CHECKED_MODELS, startReadModels } from './read-models.js';
import { Shutdown } from './shutdown.js';
import { startWork } from './start-work.js';
import type { VaultLost } from './vault-lost/vault-beside.js';

export interface PlatformOptions {
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  /** A `VirtualClock` stands still until somebody moves it over HTTP. */
  readonly clock: Clock;
  readonly log: Log;
  /** What a start does that finds case files and no vault; it refuses unless told. */
  readonly vaultLost?: VaultLost;
}

export interface Platform {
  /** `http://host:port`, where everything answers. */
  readonly url: string;
  /** The vault is lost: everything but what is personal can be read, and nothing is done. */
  readonly readOnly: boolean;
  /** Resolves when every part has ended in order; what was acknowledged is on disk. */
  stop(): Promise<void>;
}

/** How long a start waits for read models that have to be made first. */
const READABLE_WITHIN_MS = 10_000;

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

async function start({ dataDirectory, host, port, clock, log, vaultLost = 'refuse' }: PlatformOptions, shutdown: Shutdown): Promise<Platform> {
  const stores = await startEmbeddedStores(dataDirectory, log);
  shutdown.add(() => stores.stop());
  const [health, metrics, desk] = [new HealthRegistry(), new Metrics(), new OpsDesk()];
  const { runtime, head, headNow, newest, readOnly, close } = await openRuntime({ ...stores, clock, vaultLost, soleWriter: true, onAppend: (outcome, seconds) => metrics.append(outcome, seconds), onHandled: entriesMeasured(metrics) });
  shutdown.add(close);
  await foundStore(runtime);
  const shared = new SharedLog(runtime.log, head, (err) => log.error({ err }, 'the log could not be followed'));
  shutdown.add(() => shared.close());
  const simulation = await simulationOf(clock, newest, { head, reader: streamReader(runtime.log) });
  const postgres = await stores.postgres;
  // What read models hold of persons goes with the vault.
  if (readOnly) await emptyDatabase(postgres);
  const readModels = await startReadModels(postgres, runtime, { log, shared, gate: simulation?.gate });
  shutdown.add(() => readModels.stop());
  stores.onPostgresBack = () => readModels.repair();
  const issuer = await builtinIssuer({
    keyFile: stores.keyFile, host, agencies: AGENCIES.map(({ code, name }) => ({ code, name: name.zh })), clock: realClock,
  });
  deadlinesMeasured(metrics, readModels.dataSource, log, clock);
  const app = await createHttpApp(
    [
      RuntimeModule.of(runtime), ObservabilityModule.of(health, metrics), IdentityModule.of(issuer),
      CrossRegionTransferModule.of(readModels.dataSource, readModels.runner),
      IntakeModule, EligibilityModule, AssignmentModule, QualityReviewModule, QualityListsModule.of(readModels.dataSource, readModels.runner),
      ReviewListsModule.of(readModels.dataSource, readModels.runner),
      CaseHistoryModule.of(readModels.dataSource, readModels.runner, CHECKED_MODELS), SealingModule.of(stores.publishedDirectory), OpsModule.of(desk, log),
      ...(simulation ? [SimulationModule.of(simulation)] : []),
    ],
    {
      verifier: issuer, clock, log, nestLogger: new NestLogger(log), catalogues: [policyRefusals, ownershipRefusals, storeRefusals],
      refusalOf: storeRefusalOf, onCommand: commandsMeasured(metrics, log), onAnswer: requestsMeasured(metrics), bodyLimits: DOCUMENT_BODY_LIMITS,
    },
  );
  shutdown.add(() => app.close());
  const consumers = readOnly ? undefined : await startWork({ app, runtime, readModels, simulation, shared, head, desk, log, metrics, published: stores.publishedDirectory }, shutdown);
  positionsMeasured(metrics, { headNow, consumers, readModels }, log);
  addHealthChecks(health, { runtime, readModels, ...(consumers ? { consumers } : {}) });
  // Who is told that the platform is ready may read at once; what failed is tried again, and says so.
  await readModels.runner.waitUntilReadable(READABLE_WITHIN_MS);
  await app.listen(port, host);
  return { url: await app.getUrl(), readOnly, stop: () => shutdown.run() };
}
