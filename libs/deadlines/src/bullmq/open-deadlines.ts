import type { Instant } from '@juanzong/kernel';
import { type DataSource, In, LessThan } from 'typeorm';
import { DeadlineEntity, type DeadlineRow } from '../open-deadline.entity.js';
import { MAY_FIRE } from '../running-deadlines.js';

const PAGE = 500;

/** Everything of these contexts that may fire before an instant, the earliest first, a page at a time. */
export async function* openDeadlines(dataSource: DataSource, contexts: readonly string[], before: Instant): AsyncGenerator<DeadlineRow[]> {
  for (let last: DeadlineRow | undefined; ; ) {
    const query = dataSource.getRepository(DeadlineEntity).createQueryBuilder('deadline')
      .where({ ...MAY_FIRE, context: In(contexts), dueAt: LessThan(before) })
      .orderBy('deadline.dueAt').addOrderBy('deadline.deadlineId').limit(PAGE);
    if (last) query.andWhere('(deadline.dueAt, deadline.deadlineId) > (:dueAt, :deadlineId)', { dueAt: last.dueAt, deadlineId: last.deadlineId });
    const page = await query.getMany();
    if (page.length > 0) yield page;
    last = page.at(-1);
    if (!last || page.length < PAGE) return;
  }
}
