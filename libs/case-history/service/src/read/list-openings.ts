import { caseIdOf } from '@juanzong/case-file';
import type { OpeningItem } from '@juanzong/case-history-contracts';
import { dateOf } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { Opening } from '@juanzong/vault';
import { type DataSource, In } from 'typeorm';
import { OverviewEntity } from './overview/overview-row.js';

export interface OpeningFilter {
  readonly caseId?: string | undefined;
  /** The id of the person who opened, for example `clerk@340202`. */
  readonly by?: string | undefined;
  /** Of whoever opened. */
  readonly agency?: string | undefined;
  /** Calendar dates in Asia/Shanghai, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Who opened which personal data and why, the newest first: the vault's own log, which no read model repeats. */
export async function listOpenings({ vault }: Pick<ServiceRuntime, 'vault'>, dataSource: DataSource, filter: OpeningFilter): Promise<{ total: number; openings: OpeningItem[] }> {
  const openings = await vault.openings(filter.caseId === undefined ? {} : { stream: `case-${filter.caseId}` });
  const wanted = openings.filter((opening) => asked(opening, filter)).reverse();
  const page = wanted.slice(filter.offset, filter.offset + filter.limit);
  const ids = page.flatMap(({ stream }) => caseIdOf(stream) ?? []);
  const rows = await dataSource.getRepository(OverviewEntity).findBy({ caseId: In([...new Set(ids)]) });
  const numbers = new Map(rows.map(({ caseId, caseNumber }) => [caseId, caseNumber]));
  return { total: wanted.length, openings: page.map((opening) => itemOf(opening, numbers)) };
}

function asked({ at, actor }: Opening, { by, agency, from, to }: OpeningFilter): boolean {
  const day = dateOf(at);
  return (by === undefined || actor.id === by) && (agency === undefined || actor.agency === agency) && (from === undefined || day >= from) && (to === undefined || day <= to);
}

function itemOf({ sequence, at, actor, reason, stream, entries }: Opening, numbers: ReadonlyMap<string, string | null>): OpeningItem {
  const caseId = caseIdOf(stream) ?? null;
  return {
    sequence, at, actorId: actor.id, role: actor.role, agency: actor.agency ?? null, reason, caseId, caseNumber: caseId === null ? null : (numbers.get(caseId) ?? null),
    entries: entries.length, fields: [...new Set(entries.flatMap(({ fields }) => fields))].sort(),
  };
}
