import { type Entry, familyOf } from '@juanzong/case-file';
import { type FeedEntry, type Projection, putRows, rowsWith } from '@juanzong/read-model';
import type { EntityManager } from 'typeorm';
import { foldForwarding } from './fold-forwarding.js';
import { ForwardingEntity, type ForwardingRow } from './forwarding-row.js';

const CREATE = `CREATE TABLE forwarding (
  forwarding_id text PRIMARY KEY, case_id text NOT NULL, sender text NOT NULL, competent text NOT NULL, status text NOT NULL, owner text NOT NULL,
  materials_agreed boolean NOT NULL, interview_recorded boolean NOT NULL, authority text, claims text, designated text,
  proposed_at text NOT NULL, forwarded_at text, answered_at text, revision int NOT NULL)`;
const INDEXES = ['case_id', 'sender, status', 'competent, status', 'designated', 'authority, status'];

/** One row a forwarding, for outbox, inbox and disputes. What is personal in the entries is not read. */
export const forwardingsProjection: Projection = {
  name: 'forwardings',
  version: 1,
  tables: ['forwarding'],
  async create(manager: EntityManager) {
    await manager.query(CREATE);
    for (const columns of INDEXES) await manager.query(`CREATE INDEX ON forwarding (${columns})`);
  },
  async apply(entries: readonly FeedEntry[], manager: EntityManager) {
    const ofCases = entries.map(({ entry }) => entry as Entry).filter((entry) => familyOf(entry.stream) === 'case');
    if (ofCases.length === 0) return;
    const known = await rowsWith(manager, ForwardingEntity, 'caseId', ofCases.map(({ caseId }) => caseId ?? ''));
    const changed = new Map<string, ForwardingRow>();
    const last = new Map<string, ForwardingRow>();
    for (const row of known) if (row.revision > (last.get(row.caseId)?.revision ?? -1)) last.set(row.caseId, row);
    for (const entry of ofCases) {
      const next = foldForwarding(last.get(entry.caseId ?? ''), entry);
      if (!next) continue;
      last.set(next.caseId, next);
      changed.set(next.forwardingId, next);
    }
    await putRows(manager, ForwardingEntity, [...changed.values()]);
  },
};
