import type { FireDeadline } from '../running-deadlines.js';
import { deadlineRow, type DeadlineTable } from '../conformance/deadline-table.js';

/** Stands for a context: records a deadline as missed once, however often it is told, and the table shows it. */
export class FakeDecider {
  readonly #told = new Map<string, number>();
  readonly recorded: string[] = [];

  constructor(private readonly table: DeadlineTable) {}

  readonly fire: FireDeadline = async ({ deadlineId, generation }) => {
    const key = `${deadlineId}#${generation}`;
    const before = this.#told.get(key) ?? 0;
    this.#told.set(key, before + 1);
    if (before > 0) return;
    this.recorded.push(key);
    await this.table.put(deadlineRow(deadlineId, { generation, status: 'MISSED' }));
  };

  /** How often the most told of all was told. */
  mostTold(): number {
    return Math.max(0, ...this.#told.values());
  }
}
