import { BEFORE_FIRST, type Position } from '@juanzong/messaging';
import type { DataSource } from 'typeorm';

/** The event store holds less than others have seen of it: it was restored from an older copy. */
export class StoreBehind extends Error {
  override readonly name = 'StoreBehind';
  constructor(head: Position, known: Position) {
    super(
      `事件库停在 ${head}，查询库、位置或已发布的记录已到 ${known}：事件库恢复自较早的备份，请先停全部服务，清空查询库并重建主题（docs/cluster.md） / ` +
        `the event store stands at ${head}, and read models, positions or what was published at ${known}: the store was restored from an older copy; stop every service, drop the read models' database and make the topic anew first (docs/cluster.md)`,
    );
  }
}

/**
 * Refuses to go on beside somebody who knows more than the event store: what is written from now on would be taken for known.
 * @throws StoreBehind
 */
export async function mustNotBeAhead(furthest: () => Promise<Position | undefined>, headNow: () => Promise<Position | undefined>): Promise<void> {
  const known = await furthest();
  // The store afterwards: others may be writing.
  const head = (await headNow()) ?? BEFORE_FIRST;
  if (known !== undefined && known > head) throw new StoreBehind(head, known);
}

/** Of read models and of consumers, whoever keeps them. */
const FURTHEST = 'SELECT max(position)::text AS position FROM (SELECT position FROM consumer_partition UNION ALL SELECT position FROM read_model.build) AS kept';

/** How far anything has come that is kept in this database; undefined where nothing is. */
export async function furthestIn(dataSource: DataSource): Promise<Position | undefined> {
  const [row] = await dataSource.query<{ position: string | null }[]>(FURTHEST);
  return row?.position == null ? undefined : BigInt(row.position);
}
