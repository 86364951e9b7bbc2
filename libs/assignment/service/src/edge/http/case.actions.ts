import { CHANGE_GROUNDS, CLOSING_RESULTS, closingDocument, CONFLICT_KINDS, DECLINE_REASONS, lawyer } from '@juanzong/assignment-contracts';
import { ASSIGNMENT_ACTIONS, type AssignmentAction } from '@juanzong/assignment-domain';
import { type ActionDefinition, defineAction } from '@juanzong/http';
import { z } from 'zod';

const text = z.string().trim().min(1);
const note = z.string().nullable().default(null);

const action = (kind: AssignmentAction, body: z.ZodType, example?: unknown): ActionDefinition => {
  const { name, label, roles } = ASSIGNMENT_ACTIONS[kind];
  return defineAction({ name, title: label, roles: roles.filter((role) => role !== 'system'), body, ...(example === undefined ? {} : { example }) });
};

/** Everything a person may do to the assignment of a case, by name. */
export const ASSIGNMENT_CASE_ACTIONS: readonly ActionDefinition[] = [
  action('recordRecipientChoice', z.strictObject({ lawyerId: lawyer.shape.lawyerId, note }), { lawyerId: 'L-340202-001' }),
  action('recordConflict', z.strictObject({ lawyerId: lawyer.shape.lawyerId, conflict: z.enum(CONFLICT_KINDS), note }), { lawyerId: 'L-340202-001', conflict: 'REPRESENTS_OPPONENT' }),
  action('assignProvider', z.strictObject({})),
  action('acceptAssignment', z.strictObject({})),
  action('declineAssignment', z.strictObject({ reason: z.enum(DECLINE_REASONS), note }), { reason: 'SCHEDULE' }),
  action('signAgreement', z.strictObject({ signedOn: z.iso.date().nullable().default(null), powerOfAttorney: z.boolean(), exceptionReason: text.optional() }), { signedOn: '2024-03-15', powerOfAttorney: true }),
  action('requestChange', z.strictObject({ ground: z.enum(CHANGE_GROUNDS), note }), { ground: 'NOT_PERFORMING', note: '多次联系未回复' }),
  action('withdrawChangeRequest', z.strictObject({ reason: note }), { reason: '已与承办律师沟通' }),
  action('decideChange', z.strictObject({ approve: z.boolean(), reason: note }), { approve: true, reason: '情况属实，同意更换' }),
  action(
    'handOverFile', z.strictObject({ from: lawyer.shape.lawyerId.optional(), items: z.array(z.strictObject({ name: text, copies: z.number().int().positive().default(1) })).min(1) }),
    { items: [{ name: '起诉状及证据材料', copies: 1 }] },
  ),
  action('notifyHearing', z.strictObject({ hearingOn: z.iso.date(), court: text, replaces: text.optional() }), { hearingOn: '2024-04-18', court: '芜湖市镜湖区人民法院' }),
  action('reportProgress', z.strictObject({ stage: text, content: text, reportedToRecipient: z.boolean() }), { stage: '立案', content: '已向法院递交起诉状', reportedToRecipient: true }),
  action(
    'closeCase',
    z.strictObject({
      result: z.enum(CLOSING_RESULTS), resultText: z.string().default(''), recoveredFen: z.number().int().nonnegative().default(0),
      closingDocuments: z.array(closingDocument).default([]), closedOn: z.iso.date(),
    }),
    { result: 'MEDIATED', resultText: '调解支付拖欠工资', recoveredFen: 1860000, closedOn: '2024-05-20' },
  ),
];
