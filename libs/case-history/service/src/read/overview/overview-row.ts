import type { CaseStateCode } from '@juanzong/case-history-contracts';
import { EntitySchema } from 'typeorm';

/** One case in the list of all cases. Of the person only a masked name and a keyed hash of the number; erasing removes both. */
export interface OverviewRow {
  caseId: string;
  agency: string;
  state: CaseStateCode;
  origin: string;
  channel: string;
  matter: string;
  category: string;
  groups: string[];
  ageBand: string;
  incomeBand: string;
  greenChannel: boolean;
  receivedOn: string;
  registerNumber: string | null;
  caseNumber: string | null;
  applicantMasked: string | null;
  personKey: string | null;
  lawyerId: string | null;
  lawyerName: string | null;
  result: string | null;
  recoveredFen: string | null;
  closedOn: string | null;
  duplicateOf: string | null;
  /** What the case goes back to when what came between is over, the latest last. */
  held: CaseStateCode[];
  archivedOn: string | null;
  /** Of the last quality review. */
  grade: string | null;
  /** A rule that is not verified (未核实) was used somewhere in the case. */
  unverified: boolean;
  revision: number;
}

const text = (name: string, nullable = false) => ({ type: 'text', name, nullable }) as const;

export const OverviewEntity = new EntitySchema<OverviewRow>({
  name: 'CaseOverview',
  tableName: 'case_overview',
  columns: {
    caseId: { ...text('case_id'), primary: true },
    agency: text('agency'),
    state: text('state'),
    origin: text('origin'),
    channel: text('channel'),
    matter: text('matter'),
    category: text('category'),
    groups: { type: 'text', array: true, name: 'groups' },
    ageBand: text('age_band'),
    incomeBand: text('income_band'),
    greenChannel: { type: 'boolean', name: 'green_channel' },
    receivedOn: text('received_on'),
    registerNumber: text('register_number', true),
    caseNumber: text('case_number', true),
    applicantMasked: text('applicant_masked', true),
    personKey: text('person_key', true),
    lawyerId: text('lawyer_id', true),
    lawyerName: text('lawyer_name', true),
    result: text('result', true),
    recoveredFen: { type: 'bigint', name: 'recovered_fen', nullable: true },
    closedOn: text('closed_on', true),
    duplicateOf: text('duplicate_of', true),
    held: { type: 'text', array: true, name: 'held' },
    archivedOn: text('archived_on', true),
    grade: text('grade', true),
    unverified: { type: 'boolean' },
    revision: { type: 'int' },
  },
});
