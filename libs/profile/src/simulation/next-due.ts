import { DeadlineEntity, type DeadlineRow } from '@juanzong/deadlines';
import { type DataSource, IsNull } from 'typeorm';
import { generationOf } from './time-machine.js';

const PAGE = 200;

/**
 * The open deadlines that fall due first, all at the same instant and of different cases, in the order of their ids. What had
 * passed when it was recorded is not fired: the facts may be recorded late. `except`: generations that were told already.
 */
export async function nextDue(dataSource: DataSource, except: ReadonlySet<string>): Promise<DeadlineRow[]> {
  const found: DeadlineRow[] = [];
  for (let skip = 0; ; skip += PAGE) {
    const page = await dataSource.getRepository(DeadlineEntity).find({
      where: { status: 'OPEN', passedWhenRecorded: false, pausedAt: IsNull() }, order: { dueAt: 'ASC', deadlineId: 'ASC' }, skip, take: PAGE,
    });
    found.push(...page.filter((row) => !except.has(generationOf(row))));
    const [first] = found;
    if (page.length < PAGE || (first && page.at(-1)?.dueAt !== first.dueAt)) return oneOfEachCase(found.filter(({ dueAt }) => dueAt === first?.dueAt));
  }
}

const oneOfEachCase = (rows: readonly DeadlineRow[]): DeadlineRow[] => rows.filter(({ caseId }, i) => rows.findIndex((one) => one.caseId === caseId) === i);
