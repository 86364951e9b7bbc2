import type { Clock } from '@juanzong/kernel';
import { type DataSource, type FindOptionsWhere, IsNull } from 'typeorm';
import type { DeadlineRow } from './open-deadline.entity.js';

/** Tells the context that keeps a deadline that it came due. Must be idempotent by deadline id and generation. */
export type FireDeadline = (due: Pick<DeadlineRow, 'caseId' | 'deadlineId' | 'generation' | 'ruleId' | 'dueAt'>) => Promise<void>;

/** What every clock works with, whatever carries its deadlines. */
export interface DeadlineParts {
  /** Where the deadlines table is: the truth. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** By context. */
  readonly fire: ReadonlyMap<string, FireDeadline>;
  readonly onFailure: (due: DeadlineRow, error: unknown) => void;
  /** Told when the table, or what carries its deadlines, is out of reach; the clock tries again by itself. */
  readonly onOutage?: (error: unknown) => void;
}

/** A clock that runs. */
export interface RunningDeadlines {
  /** Resolves once what was in hand is done; nothing is fired after that. */
  stop(): Promise<void>;
}

/** What may fire when its time comes: what had passed when it was recorded may not, the facts may be recorded late. */
export const MAY_FIRE = { status: 'OPEN', passedWhenRecorded: false, pausedAt: IsNull() } as const satisfies FindOptionsWhere<DeadlineRow>;

export const mayFire = ({ status, passedWhenRecorded, pausedAt }: DeadlineRow): boolean => status === 'OPEN' && !passedWhenRecorded && pausedAt === null;

/** A deadline as it was last moved, paused or resumed. */
export const generationKey = ({ deadlineId, generation }: Pick<DeadlineRow, 'deadlineId' | 'generation'>): string => `${deadlineId}-${generation}`;
