import { CaseHistoryModule } from '@juanzong/case-history-service';
import { CommandHandler, FileCabinet } from '@juanzong/event-store';
import { MemoryEventLog } from '@juanzong/event-store/testing';
import { createHttpApp } from '@juanzong/http';
import { type Connection, createDataSource, type Projection, ProjectionRunner } from '@juanzong/read-model';
import { ownershipRefusals, policyRefusals, RuntimeModule, type ServiceRuntime, storeRefusalOf, storeRefusals } from '@juanzong/service-kit';
import { personaTokens } from '@juanzong/testing/service';
import type { DataSource } from 'typeorm';
import { CHECKED_MODELS, projectionsOf, READ_MODEL_ENTITIES } from '../../read-models.js';
import type { Chance } from '../random-moves.js';
import type { Province } from './province.js';

const PATIENCE_MS = 60_000;
const LARGEST_CUT = 60;

/** The read models of a province in PostgreSQL, and the read side over them. */
export interface Projected {
  readonly dataSource: DataSource;
  readonly projections: readonly Projection[];
  /** Asks the read side as an auditor does. */
  ask(path: string, query: Readonly<Record<string, string | undefined>>): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

interface Otherwise {
  readonly altered?: (projections: readonly Projection[]) => readonly Projection[];
  readonly largestCut?: number;
}

/**
 * Writes the entries of a province's log to another one, cut by cut, while the real projections follow it into a fresh database:
 * each batch ends where a cut ends, if not before. Half-way every read model is built anew beside the one that is read, and switched to.
 */
export async function project(province: Province, connection: Connection, chance: Chance, { altered = (same) => same, largestCut = LARGEST_CUT }: Otherwise = {}): Promise<Projected> {
  const log = new MemoryEventLog();
  const { registry, vault, clock } = province.runtime;
  const cabinet = new FileCabinet(log, registry, vault);
  const runtime: ServiceRuntime = { ...province.runtime, log, cabinet, handler: new CommandHandler({ log, cabinet, registry, vault, clock }) };
  const projections = altered(projectionsOf(runtime));
  const failures: unknown[] = [];
  const dataSource = await createDataSource(connection, { entities: READ_MODEL_ENTITIES });
  const runner = new ProjectionRunner({ dataSource, feed: log, projections, onFailure: (_, error) => failures.push(error) });
  runner.start();
  const entries = province.log.all;
  let rebuilt: Promise<unknown> | undefined;
  for (let done = 0; done < entries.length; ) {
    const cut = entries.slice(done, done + 1 + chance.below(largestCut));
    for (const { entry } of cut) await log.append(entry.stream, entry.revision - 1, [entry]);
    done += cut.length;
    if (done >= entries.length / 2) rebuilt ??= Promise.all(projections.map(({ name }) => runner.rebuild(name)));
    const position = log.all.at(-1)?.position ?? 0n;
    const seen = await Promise.all(projections.map(({ name }) => runner.waitFor(name, position, PATIENCE_MS)));
    if (!seen.every(Boolean)) throw new Error(`the projections did not come along: ${failures.map(String).join('; ')}`);
  }
  await rebuilt;
  if (failures.length > 0) throw new Error(`projections failed: ${failures.map(String).join('; ')}`);
  const app = await createHttpApp([RuntimeModule.of(runtime), CaseHistoryModule.of(dataSource, runner, CHECKED_MODELS)], {
    verifier: personaTokens, clock, log: { info: () => undefined, error: () => undefined }, catalogues: [policyRefusals, ownershipRefusals, storeRefusals], refusalOf: storeRefusalOf, accessLog: false,
  });
  return {
    dataSource, projections,
    ask: async (path, query) => {
      const asked = new URLSearchParams(Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined));
      const { statusCode, payload } = await app.inject({ method: 'GET', url: `/api/case-history/v1/${path}?${asked.toString()}`, headers: { authorization: 'Bearer auditor' } });
      if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${payload}`);
      return JSON.parse(payload) as Record<string, unknown>;
    },
    close: async () => {
      await app.close();
      await runner.stop();
      await dataSource.destroy();
    },
  };
}
