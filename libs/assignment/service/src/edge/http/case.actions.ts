import { CLOSING_RESULTS, closingDocument, CONFLICT_KINDS, DECLINE_REASONS, lawyer } from '@juanzong/assignment-contracts';
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
