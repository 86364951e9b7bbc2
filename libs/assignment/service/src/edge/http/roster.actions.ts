import { lawyer, lawyerExample } from '@juanzong/assignment-contracts';
import { ROSTER_ACTIONS } from '@juanzong/assignment-domain';
import { type ActionDefinition, defineAction } from '@juanzong/http';
import { z } from 'zod';

const text = z.string().trim().min(1);
const of = (name: string, kind: keyof typeof ROSTER_ACTIONS, body: z.ZodType, example: unknown): ActionDefinition =>
  defineAction({ name, title: ROSTER_ACTIONS[kind].label, roles: ROSTER_ACTIONS[kind].roles, body, collection: 'rosters', example });

/** Everything a person may do to the roster of a pool; the pool is the agency's code. */
export const ROSTER_HTTP_ACTIONS: readonly ActionDefinition[] = [
  of('enrol-lawyer', 'enrolLawyer', z.strictObject({ lawyer }), { lawyer: lawyerExample }),
  of('correct-lawyer', 'correctLawyer', z.strictObject({ lawyer, reason: text, evidence: text }), { lawyer: lawyerExample, reason: '录入错误', evidence: '律师执业证' }),
  of('suspend-lawyer', 'suspendLawyer', z.strictObject({ lawyerId: text, from: z.iso.date(), until: z.iso.date().optional(), reason: text }), { lawyerId: 'L-340202-001', from: '2024-03-01', reason: '病假' }),
  of('resume-lawyer', 'resumeLawyer', z.strictObject({ lawyerId: text, from: z.iso.date() }), { lawyerId: 'L-340202-001', from: '2024-04-01' }),
  of('remove-lawyer', 'removeLawyer', z.strictObject({ lawyerId: text, reason: text }), { lawyerId: 'L-340202-001', reason: '调离' }),
];
