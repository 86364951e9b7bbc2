import { code } from '@juanzong/common-contracts';
import { COMPETENCE_GROUNDS, DISPUTE_GROUNDS } from '@juanzong/cross-region-transfer-contracts';
import { type ActionDefinition, defineAction } from '@juanzong/http';
import { documentRef } from '@juanzong/intake-contracts';
import { z } from 'zod';

const clerk = ['clerk'] as const;
const region = z.string().regex(/^\d{6}$/, '应为六位区划代码 / Must be a region code of six digits');
const reasons = z.string().trim().min(1);
/** What must have been done is said in so many words; `false` is a fault of the request. */
const done = z.literal(true);

/** Everything a person may do between agencies, by name. */
export const TRANSFER_ACTIONS: readonly ActionDefinition[] = [
  defineAction({
    name: 'propose-forwarding', title: { zh: '拟转交', en: 'Propose a forwarding' }, roles: clerk,
    body: z.strictObject({ to: region.optional(), ground: z.enum(COMPETENCE_GROUNDS).optional(), place: region.optional(), note: z.string().default('') }),
    example: { to: '340111', ground: 'CASE_HANDLING_ORGAN', note: '包河区人民法院已立案' },
  }),
  defineAction({ name: 'withdraw-proposal', title: { zh: '撤回拟转交', en: 'Withdraw the proposal' }, roles: clerk, body: z.strictObject({ reason: reasons }), example: { reason: '经核实本机构有管辖权' } }),
  defineAction({
    name: 'agree-materials', title: { zh: '商定材料清单', en: 'Agree the list of materials' }, roles: clerk,
    body: z.strictObject({ agreed: z.array(code).min(1), missing: z.array(code).default([]) }), example: { agreed: ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS'] },
  }),
  defineAction({
    name: 'record-interview', title: { zh: '登记谈话笔录', en: 'Record the interview' }, roles: clerk,
    body: z.strictObject({ interviewedOn: z.iso.date(), readBack: done, explained: done, document: documentRef.optional() }), example: { interviewedOn: '2024-03-05', readBack: true, explained: true },
  }),
  defineAction({ name: 'forward', title: { zh: '转交', en: 'Forward' }, roles: clerk, body: z.strictObject({}) }),
  defineAction({ name: 'accept-forwarding', title: { zh: '接受转交', en: 'Accept the forwarding' }, roles: clerk, body: z.strictObject({}) }),
  defineAction({
    name: 'dispute-forwarding', title: { zh: '提出管辖争议', en: 'Dispute the competence' }, roles: clerk,
    body: z.strictObject({ claims: region, ground: z.enum(DISPUTE_GROUNDS), reasons }), example: { claims: '340104', ground: 'ORGAN_ELSEWHERE', reasons: '案件已移送蜀山区人民法院' },
  }),
  defineAction({
    name: 'designate', title: { zh: '指定管辖', en: 'Designate the competent agency' }, roles: ['supervisor'],
    body: z.strictObject({ to: region, reasons }), example: { to: '340111', reasons: '办案机关在包河区' },
  }),
];
