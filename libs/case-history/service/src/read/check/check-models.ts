import type { Entry } from '@juanzong/case-file';
import { type AtCheckpoint, type CheckedModel, compareRows, readAtCheckpoint } from '@juanzong/read-model';
import type { DataSource } from 'typeorm';
import { rowFindings } from './check-rows.js';
import type { Finding } from './finding.js';
import type { WholeStore } from './read-all.js';

/** A read model of another service, with its rows as of a position. */
export interface ModelRead {
  readonly model: CheckedModel<Entry>;
  readonly rows: AtCheckpoint<readonly object[]>;
}

export const readModelsOf = (dataSource: DataSource, models: readonly CheckedModel<Entry>[]): Promise<ModelRead[]> =>
  Promise.all(models.map(async (model) => ({ model, rows: await readAtCheckpoint(dataSource, model.projection, (manager) => model.read(manager)) })));

/** Every row of the other services' read models equals an independent fold up to the model's own position. */
export const checkModels = (read: readonly ModelRead[], store: WholeStore): Finding[] =>
  read.flatMap(({ model: { projection, key, rowsOf }, rows: { position, result } }) =>
    rowFindings(projection, compareRows(asRows(rowsOf(store.streams(position ?? -1n))), asRows(result), { key: [key] }), key));

const asRows = (rows: readonly object[]): Record<string, unknown>[] => rows.map((row) => ({ ...row }));
