import { OBJECTION_OUTCOMES, SERVICE_METHODS, TERMINATION_GROUNDS } from '@juanzong/eligibility-contracts';
import { type ActionDefinition, defineAction } from '@juanzong/http';
import { z } from 'zod';

const fen = z.number().int().nonnegative();
const words = z.string().trim().min(1);
const reason = words;
const ground = z.enum(TERMINATION_GROUNDS);
const EXPLAINED = { explanation: words, evidence: words };

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
  defineAction({
    name: 'reuse-hardship-finding', title: { zh: '沿用经济困难认定', en: 'Use an earlier finding of hardship' }, roles: ['examiner'],
    body: z.strictObject({ caseId: z.uuid() }), example: { caseId: '0f8fad5b-d9cb-469f-a165-70867728950e' },
  }),
  defineAction({
    name: 'decide-instantly', title: { zh: '即申即办，当场决定', en: 'Decide instantly' }, roles: ['examiner'], body: z.strictObject({ note: z.string().default('') }), example: {},
  }),
  defineAction({
    name: 'grant-advance-aid', title: { zh: '先行提供法律援助', en: 'Grant advance aid' }, roles: ['approver'],
    body: z.strictObject({ ground: z.string().regex(/^[A-Z][A-Z0-9_]*$/), evidence: words }), example: { ground: 'LIMITATION_LT_7D', evidence: '仲裁时效将于三日后届满' },
  }),
  defineAction({
    name: 'revoke-advance-aid', title: { zh: '撤销先行援助', en: 'Revoke advance aid' }, roles: ['approver'], body: z.strictObject({ reason }), example: { reason: '逾期未补办手续' },
  }),
  defineAction({
    name: 'file-objection', title: { zh: '提出异议', en: 'File an objection' }, roles: ['recipient', 'clerk'],
    body: z.strictObject({ grounds: words, lateReason: words.nullable().default(null) }), example: { grounds: '家庭收入计算有误' },
  }),
  defineAction({
    name: 'withdraw-objection', title: { zh: '撤回异议', en: 'Withdraw the objection' }, roles: ['recipient', 'clerk'], body: z.strictObject({ reason }), example: { reason: '已另行委托律师' },
  }),
  defineAction({
    name: 'decide-objection', title: { zh: '处理异议', en: 'Decide on the objection' }, roles: ['supervisor'],
    body: z.strictObject({ outcome: z.enum(OBJECTION_OUTCOMES), reasons: words, saw: z.array(z.string().regex(/^[0-9a-f-]{36}$/)).default([]) }),
    example: { outcome: 'UPHELD', reasons: '经审查，原决定认定事实清楚、适用规定正确' },
  }),
  defineAction({
    name: 'report-ground', title: { zh: '报告终止情形', en: 'Report a ground of termination' }, roles: ['lawyer'], body: z.strictObject({ ground, ...EXPLAINED }),
    example: { ground: 'OWN_LAWYER_RETAINED', explanation: '受援人已自行委托律师', evidence: '委托合同复印件' },
  }),
  defineAction({
    name: 'terminate-aid', title: { zh: '终止法律援助', en: 'Terminate aid' }, roles: ['approver'], body: z.strictObject({ ground, ...EXPLAINED, organConsent: words.nullable().default(null) }),
    example: { ground: 'MEANS_CHANGED', explanation: '受援人收入增加，不再符合经济困难标准', evidence: '不动产登记查询结果' },
  }),
  defineAction({
    name: 'record-false-commitment', title: { zh: '登记承诺不实', en: 'Record a false commitment' }, roles: ['approver', 'supervisor'], body: z.strictObject({ what: words, evidence: words }),
    example: { what: '隐瞒名下房产两套', evidence: '不动产登记查询结果' },
  }),
  defineAction({
    name: 'order-cost-recovery', title: { zh: '责令支付费用并处罚款', en: 'Order recovery of cost' }, roles: ['supervisor'], body: z.strictObject({ amountFen: fen, fineFen: fen, reasons: words }),
    example: { amountFen: 180000, fineFen: 100000, reasons: '以虚假承诺获得法律援助' },
  }),
];
