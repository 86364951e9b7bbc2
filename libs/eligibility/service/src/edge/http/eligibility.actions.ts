import { SERVICE_METHODS } from '@juanzong/eligibility-contracts';
import { type ActionDefinition, defineAction } from '@juanzong/http';
import { z } from 'zod';

const fen = z.number().int().nonnegative();
const reason = z.string().trim().min(1);

/** Everything a person may do in eligibility, by name. */
export const ELIGIBILITY_ACTIONS: readonly ActionDefinition[] = [
  defineAction({
    name: 'verify-means', title: { zh: '核查经济困难状况', en: 'Verify means' }, roles: ['examiner'],
    body: z.strictObject({
      method: z.enum(['DATA_QUERY', 'COMMITMENT', 'CERTIFICATE']), source: z.string().trim().min(1), reference: z.string().default(''),
      householdSize: z.number().int().positive(), monthlyIncomeFen: fen, assetsFen: fen,
    }),
    example: { method: 'COMMITMENT', source: '个人诚信承诺书', householdSize: 3, monthlyIncomeFen: 120000, assetsFen: 0 },
  }),
  defineAction({
    name: 'query-means', title: { zh: '信息共享查询', en: 'Query shared data on means' }, roles: ['examiner'], body: z.strictObject({}),
  }),
  defineAction({
    name: 'propose-decision', title: { zh: '拟定决定', en: 'Propose a decision' }, roles: ['examiner'],
    body: z.strictObject({ outcome: z.enum(['GRANT', 'REFUSE']), note: z.string().default('') }), example: { outcome: 'GRANT' },
  }),
  defineAction({ name: 'approve-decision', title: { zh: '审批', en: 'Approve' }, roles: ['approver'], body: z.strictObject({}) }),
  defineAction({ name: 'return-decision', title: { zh: '退回重新审查', en: 'Return the proposal' }, roles: ['approver'], body: z.strictObject({ reason }), example: { reason: '请补充核查资产情况' } }),
  defineAction({
    name: 'serve-decision', title: { zh: '登记送达', en: 'Record service' }, roles: ['clerk', 'examiner'],
    body: z.strictObject({ method: z.enum(SERVICE_METHODS), servedOn: z.iso.date(), receivedBy: z.string().nullable().default(null) }),
    example: { method: 'IN_PERSON', servedOn: '2024-03-11', receivedBy: '张三' },
  }),
];
