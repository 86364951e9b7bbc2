import { type ForwardingList, type ForwardingListItem, FORWARDING_STATUSES } from '@juanzong/cross-region-transfer-contracts';
import { answerTable, defineQuery } from '@juanzong/http';
import type { Bilingual } from '@juanzong/kernel';
import { z } from 'zod';

const LIMIT = 500;
const STAFF = ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer', 'operator', 'auditor'] as const;

const filter = {
  agency: z.string().regex(/^\d{6}$/).optional(), status: z.enum(FORWARDING_STATUSES).optional(),
  limit: z.coerce.number().int().min(1).max(LIMIT).default(50), offset: z.coerce.number().int().min(0).default(0),
};

const sheet = (title: Bilingual) => answerTable<ForwardingList, ForwardingListItem>(title, ({ forwardings }) => forwardings, [
  { header: { zh: '案件编号', en: 'Case id' }, value: ({ caseId }) => caseId, width: 38 },
  { header: { zh: '接收机构', en: 'Received by' }, value: ({ fromName }) => fromName, width: 24 },
  { header: { zh: '转交机构', en: 'Forwarded to' }, value: ({ toName }) => toName, width: 24 },
  { header: { zh: '状态', en: 'Status' }, value: ({ statusLabel }) => statusLabel.zh, width: 22 },
  { header: { zh: '现管理机构', en: 'Owner now' }, value: ({ ownerName }) => ownerName, width: 24 },
  { header: { zh: '拟转交', en: 'Proposed at' }, value: ({ proposedAt }) => proposedAt, width: 26 },
  { header: { zh: '转交', en: 'Forwarded at' }, value: ({ forwardedAt }) => forwardedAt, width: 26 },
  { header: { zh: '期限', en: 'Clocks' }, value: ({ clocks }) => clocks.map(({ ruleLabel, dueDate, left }) => `${ruleLabel.zh} ${dueDate} ${left.zh}`).join('；'), width: 48 },
]);

const OUTBOX = { zh: '转出', en: 'Outbox' };
const INBOX = { zh: '转入', en: 'Inbox' };
const DISPUTES = { zh: '管辖争议', en: 'Disputes' };

/** What may be asked of forwardings: each agency of its own, a bureau of the disputes that it designates in. */
export const FORWARDING_QUERIES = [
  defineQuery({ name: 'outbox', path: 'outbox', title: OUTBOX, roles: STAFF, query: filter, table: sheet(OUTBOX) }),
  defineQuery({ name: 'inbox', path: 'inbox', title: INBOX, roles: STAFF, query: filter, table: sheet(INBOX) }),
  defineQuery({ name: 'disputes', path: 'disputes', title: DISPUTES, roles: ['supervisor', 'operator', 'auditor'], query: filter, table: sheet(DISPUTES) }),
];
