import { EventStoreDBClient } from '@eventstore/db-client';
import type { CLUSTER_SETTINGS, ConfigOf } from '@juanzong/config';
import { openDocumentStore } from '@juanzong/documents';
import { FileCabinet } from '@juanzong/event-store';
import { EventStoreDbLog } from '@juanzong/event-store/client';
import type { Clock } from '@juanzong/kernel';
import { openPostgresVault } from '@juanzong/vault';
import { type Assembled, assembleRuntime } from '../assemble-runtime.js';
import { platformRegistry } from '../contracts.js';
import { disposeOf } from './dispose-client.js';
import { entriesMeasured } from '../measure.js';
import { firstHash } from '../vault-lost/vault-beside.js';
import type { Instruments } from './instruments.js';

export type ClusterConfig = ConfigOf<typeof CLUSTER_SETTINGS>;

/** What a service of the cluster works with, open. */
export interface OpenCluster extends Assembled {
  close(): Promise<void>;
}

/** What was put together longer ago is put together anew: far less than the minutes after which a day is sealed. */
const STALE_AFTER_MS = 60_000;

/** Connects to the stores of the cluster. @throws what says that one of them is not there, or not the one that belongs to the others. */
export async function openCluster(config: ClusterConfig, clock: Clock, { metrics, tracing }: Pick<Instruments, 'metrics' | 'tracing'>): Promise<OpenCluster> {
  const client = EventStoreDBClient.connectionString(config.eventStore);
  const log = new EventStoreDbLog(client);
  const kept: { cabinet?: FileCabinet } = {};
  const vault = await openPostgresVault({
    url: config.vaultPostgres, masterKey: { text: config.masterKey, file: config.masterKeyFile }, clock, besides: { store: () => firstHash(log) },
    // What was opened under a key that is gone must not be kept in memory, whoever erased it.
    onErasure: () => kept.cabinet?.forgetAll(),
  });
  const registry = platformRegistry();
  const cabinet = (kept.cabinet = new FileCabinet(log, registry, vault));
  const measured = entriesMeasured(metrics);
  const { documents, close: closeDocuments } = await openDocumentStore(config.documents, vault);
  const assembled = await assembleRuntime({
    log, vault, registry, clock, documents, cabinet,
    handling: {
      staleAfterMs: STALE_AFTER_MS, onAppend: (outcome, seconds) => metrics.append(outcome, seconds),
      onHandled: (ended) => {
        measured(ended);
        tracing.hooks?.handled(ended);
      },
    },
  });
  return {
    ...assembled,
    close: async () => {
      await disposeOf(client);
      await closeDocuments();
      await vault.close();
    },
  };
}
