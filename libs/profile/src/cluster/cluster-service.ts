import type { DynamicModule, Type } from '@nestjs/common';
import type { Bilingual } from '@juanzong/kernel';
import type { Log } from '@juanzong/observability';
import type { CheckpointWatch, DataSourceParts, Projection } from '@juanzong/read-model';
import type { DeadlineKeeper, ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';

/** What a service's queries read, whoever keeps it. */
export interface Reading {
  readonly dataSource: DataSource;
  readonly waits: CheckpointWatch;
}

/** What a service does without anybody asking, beside reactions and deadlines. */
export interface ServiceWork {
  readonly runtime: ServiceRuntime;
  readonly published: string;
  readonly sealAfterMs: number;
  readonly log: Log;
}

/** What else a service's modules may be made of. */
export interface ModuleParts {
  /** The folder of the daily roots. */
  readonly published: string;
  /** The address of Redis, and what every key there begins with. */
  readonly queues: { readonly redisUrl: string; readonly prefix: string };
  readonly log: Log;
}

/** One service of the cluster: what an app's main says, and nothing else. */
export interface ClusterService {
  /** Of the app, the consumer group and the metrics. */
  readonly name: string;
  readonly title: Bilingual;
  /** What answers over HTTP. */
  modules(reading: Reading, parts: ModuleParts): readonly (Type<unknown> | DynamicModule)[];
  /** Whether it reacts to what others write: then it reads the bus as a group of its name. */
  readonly reacts: boolean;
  /** Whether it moves the clock of all services, where that is virtual. */
  readonly movesTime?: true;
  /** Whether it counts the deadlines of all services for the measures. */
  readonly supervises?: true;
  /** Who is told when one of its deadlines comes due. */
  readonly keeper?: Type<DeadlineKeeper>;
  /** The tables that its queries read. */
  readonly entities: DataSourceParts['entities'];
  /** The read models that are its own; one instance keeps them at a time. */
  projections(runtime: ServiceRuntime): readonly Projection[];
  /** Bytes by a route's pattern, where a route takes larger bodies than the others. */
  readonly bodyLimits?: ReadonlyMap<string, number>;
  /** Starts what else it does; what is returned ends it. */
  work?(parts: ServiceWork): { stop(): Promise<void> };
}
