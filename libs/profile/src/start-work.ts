import { AssignmentReactions } from '@juanzong/assignment-service';
import { TransferKeeper } from '@juanzong/cross-region-transfer-service';
import { startDeadlineClock } from '@juanzong/deadlines';
import { EligibilityReactions } from '@juanzong/eligibility-service';
import { IntakeReactions } from '@juanzong/intake-service';
import type { INestApplication } from '@nestjs/common';
import type { Log, Metrics } from '@juanzong/observability';
import { QualityReactions } from '@juanzong/quality-review-service';
import type { DeadlineKeeper, ServiceRuntime } from '@juanzong/service-kit';
import { type Consumers, startConsumers } from './consumers.js';
import type { OpsDesk } from './ops/ops-desk.js';
import type { ReadModels } from './read-models.js';
import type { Shutdown } from './shutdown.js';
import type { Simulation } from './simulation/simulation.js';
import { startVirtualTime } from './simulation/start-virtual-time.js';
import { startDeadlines } from './start-deadlines.js';
import { sealerOf, startSealing } from './start-sealing.js';
import type { SharedLog } from './feeds/shared-log.js';

interface Parts {
  readonly app: INestApplication;
  readonly runtime: ServiceRuntime;
  readonly readModels: ReadModels;
  readonly simulation: Simulation | undefined;
  /** The one subscription that everybody shares. */
  readonly shared: SharedLog;
  readonly head: bigint | undefined;
  readonly desk: OpsDesk;
  readonly log: Log;
  readonly metrics: Metrics;
  /** The folder of what is published. */
  readonly published: string;
}

/** What is done without anybody asking: reactions to what was written, deadlines, and the daily seal. */
export async function startWork({ app, runtime, readModels, simulation, shared, head, desk, log, metrics, published }: Parts, shutdown: Shutdown): Promise<Consumers> {
  const consumers = await startConsumers({ app, runtime, dataSource: readModels.dataSource, head, log, metrics, shared, bus: simulation?.bus, onEntries: simulation && ((messages) => simulation.news.add(messages)) });
  shutdown.add(() => consumers.stop());
  readModels.onRepaired = () => consumers.parkAgain();
  desk.open(consumers.byContext);
  const keepers = new Map<string, DeadlineKeeper>([
    ['intake', app.get(IntakeReactions)], ['eligibility', app.get(EligibilityReactions)], ['assignment', app.get(AssignmentReactions)], ['quality-review', app.get(QualityReactions)],
    ['cross-region-transfer', app.get(TransferKeeper)],
  ]);
  const sealer = sealerOf(runtime, published, log);
  const deadlines = simulation ? await startVirtualTime({ simulation, runtime, readModels, consumers, head, log, keepers, sealer }) : startDeadlines({ runtime, dataSource: readModels.dataSource, waits: readModels.runner, head, log, metrics, keepers, start: startDeadlineClock });
  shutdown.add(() => deadlines.stop());
  if (!simulation) {
    const sealing = startSealing(sealer, log);
    shutdown.add(() => sealing.stop());
  }
  return consumers;
}
