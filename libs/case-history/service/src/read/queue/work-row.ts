import { EntitySchema } from 'typeorm';
import type { Step } from './steps.js';

/** What waits for somebody in one case. */
export interface WorkRow {
  caseId: string;
  agency: string;
  steps: Step[];
  revision: number;
}

export const WorkEntity = new EntitySchema<WorkRow>({
  name: 'CaseWork',
  tableName: 'case_work',
  columns: {
    caseId: { type: 'text', name: 'case_id', primary: true },
    agency: { type: 'text', name: 'agency' },
    steps: { type: 'jsonb', name: 'steps' },
    revision: { type: 'int', name: 'revision' },
  },
});
