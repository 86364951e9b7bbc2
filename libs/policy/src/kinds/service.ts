import { z } from 'zod';
import { VERIFICATION_METHODS, HARDSHIP_ROUTES } from '../catalogue/hardship.js';
import { MATERIALS } from '../catalogue/materials.js';
import { bilingualSchema, conditionSchema, groundSchema, periodSchema } from './common.js';

/** What must be handed in, and by whom. */
export const materialsParams = z.strictObject({
  required: z.array(z.strictObject({
    /** Any one of these satisfies the requirement; the first is what the notice names. */
    anyOf: z.array(z.enum(MATERIALS.codes)).min(1),
    origins: z.array(z.enum(['APPLICATION', 'NOTIFICATION'])).optional(),
    withAgent: z.boolean().optional(),
    routes: z.array(z.enum(HARDSHIP_ROUTES.codes)).min(1).optional(),
    verification: z.array(z.enum(VERIFICATION_METHODS.codes)).min(1).optional(),
    when: conditionSchema.optional(),
  })).min(1),
});

/** 绿色通道: accepted, examined and assigned first. */
export const greenChannelParams = z.strictObject({
  grounds: z.array(groundSchema).min(1),
  priorities: z.array(z.enum(['ACCEPT', 'EXAMINE', 'ASSIGN'])).min(1),
});

/** 上门服务. */
export const homeVisitParams = z.strictObject({ grounds: z.array(groundSchema).min(1) });

/** LAW 44: aid before the decision. */
export const advanceAidParams = z.strictObject({ limitationWithinDays: z.number().int().positive(), grounds: z.array(groundSchema).min(1) });

export const DEADLINE_RULES = [
  'examination', 'assignment', 'notification-assignment', 'agreement', 'supplement', 'forward-24h', 'forward-answer', 'designation',
  'objection-filing', 'objection-decision', 'advance-aid-formalities', 'termination-notice', 'change-decision', 'archive-submission', 'archive-review', 'archive-resubmission', 'finding-answer',
] as const;

/** One rule's period. Several packs for one rule are candidates; the earliest date wins. */
export const deadlineParams = z.strictObject({
  ruleId: z.enum(DEADLINE_RULES),
  period: periodSchema,
  /** If the last day is a rest day, the period ends on the first day after it (民法典 203). */
  rollOnHoliday: z.boolean(),
  startsAt: z.enum(['RECEIPT', 'GRANT', 'NOTIFICATION', 'ASSIGNMENT', 'NOTICE', 'REQUEST', 'SERVICE', 'OBJECTION', 'ADVANCE_AID', 'TERMINATION', 'CLOSING', 'SUBMISSION', 'RETURN', 'FINDING', 'FORWARDING', 'DISPUTE']),
  /** How long before the end a warning is given. */
  warnBefore: z.array(periodSchema),
});

/** What stops the clock of a rule; apart from the period, because it rests on another source. */
export const deadlinePauseParams = z.strictObject({ ruleId: z.enum(DEADLINE_RULES), pausedBy: z.array(z.enum(['SUPPLEMENT', 'COOPERATION'])).min(1) });

/** Hard filters of an assignment, in words that the assignment decider knows. */
export const lawyerFilterParams = z.strictObject({
  filters: z.array(z.discriminatedUnion('filter', [
    z.strictObject({ filter: z.literal('MIN_YEARS_OF_PRACTICE'), years: z.number().int().positive(), when: conditionSchema }),
    z.strictObject({ filter: z.literal('FAMILIAR_WITH_MINORS'), when: conditionSchema }),
    z.strictObject({ filter: z.literal('ANNUAL_CAP'), cases: z.number().int().positive(), when: conditionSchema }),
    z.strictObject({ filter: z.literal('LICENSED'), when: conditionSchema }),
    z.strictObject({ filter: z.literal('NOT_SUSPENDED'), when: conditionSchema }),
    z.strictObject({ filter: z.literal('NO_CONFLICT_OF_INTEREST'), when: conditionSchema }),
  ])).min(1),
});
export type LawyerFilter = z.infer<typeof lawyerFilterParams>['filters'][number];

/** 案号: `{year}`, `{agency}`, `{kind}`, `{ordinal}` are filled in. */
export const caseNumberFormatParams = z.strictObject({
  template: z.string().refine((text) => ['{year}', '{agency}', '{kind}', '{ordinal}'].every((part) => text.includes(part)), 'needs {year} {agency} {kind} {ordinal}'),
  kinds: z.strictObject({ CIVIL: z.string(), ADMIN: z.string(), CRIMINAL: z.string() }),
  ordinalDigits: z.number().int().positive(),
});

/** What a refused applicant may do, in the words that stand in the decision. */
export const remedyParams = z.strictObject({
  remedies: z.array(z.strictObject({ code: z.string().regex(/^[A-Z0-9_]+$/), label: bilingualSchema })).min(1),
});
