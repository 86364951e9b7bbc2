import { EntitySchema } from 'typeorm';

/** One deadline of a case, as the deadlines table keeps it. Instants are ISO 8601 text in UTC, so they compare as text. */
export interface DeadlineRow {
  deadlineId: string;
  caseId: string;
  /** The context that keeps it and that is told when it fires. */
  context: string;
  ruleId: string;
  owner: string;
  dueAt: string;
  dueDate: string;
  generation: number;
  pausedAt: string | null;
  status: 'OPEN' | 'MET' | 'MISSED' | 'FELL_AWAY';
  verified: boolean;
  /** Computed beyond the published holiday arrangement (暂定). */
  calendarProvisional: boolean;
  calendarVersion: string;
  passedWhenRecorded: boolean;
  /** The last entry about it. */
  revision: number;
}

export const DeadlineEntity = new EntitySchema<DeadlineRow>({
  name: 'Deadline',
  tableName: 'deadline',
  columns: {
    deadlineId: { type: 'text', primary: true, name: 'deadline_id' },
    caseId: { type: 'text', name: 'case_id' },
    context: { type: 'text' },
    ruleId: { type: 'text', name: 'rule_id' },
    owner: { type: 'text' },
    dueAt: { type: 'text', name: 'due_at' },
    dueDate: { type: 'text', name: 'due_date' },
    generation: { type: 'int' },
    pausedAt: { type: 'text', nullable: true, name: 'paused_at' },
    status: { type: 'text' },
    verified: { type: 'boolean' },
    calendarProvisional: { type: 'boolean', name: 'calendar_provisional' },
    calendarVersion: { type: 'text', name: 'calendar_version' },
    passedWhenRecorded: { type: 'boolean', name: 'passed_when_recorded' },
    revision: { type: 'int' },
  },
});
