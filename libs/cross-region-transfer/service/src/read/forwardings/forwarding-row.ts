import type { ForwardingStatus } from '@juanzong/cross-region-transfer-contracts';
import { EntitySchema } from 'typeorm';

/** One forwarding of one case, from its proposal on. It says nothing of any person. */
export interface ForwardingRow {
  /** The id of the entry that proposed it. */
  forwardingId: string;
  caseId: string;
  sender: string;
  competent: string;
  status: ForwardingStatus;
  /** Who owns the file. */
  owner: string;
  materialsAgreed: boolean;
  interviewRecorded: boolean;
  authority: string | null;
  claims: string | null;
  designated: string | null;
  proposedAt: string;
  forwardedAt: string | null;
  answeredAt: string | null;
  revision: number;
}

const text = (name: string, nullable = false) => ({ type: 'text', name, nullable }) as const;

export const ForwardingEntity = new EntitySchema<ForwardingRow>({
  name: 'Forwarding',
  tableName: 'forwarding',
  columns: {
    forwardingId: { ...text('forwarding_id'), primary: true },
    caseId: text('case_id'),
    sender: text('sender'),
    competent: text('competent'),
    status: text('status'),
    owner: text('owner'),
    materialsAgreed: { type: 'boolean', name: 'materials_agreed' },
    interviewRecorded: { type: 'boolean', name: 'interview_recorded' },
    authority: text('authority', true),
    claims: text('claims', true),
    designated: text('designated', true),
    proposedAt: text('proposed_at'),
    forwardedAt: text('forwarded_at', true),
    answeredAt: text('answered_at', true),
    revision: { type: 'int' },
  },
});
