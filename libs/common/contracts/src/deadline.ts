import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** What one rule pack alone would make the due date. */
export const deadlineCandidate = z.strictObject({
  rule: z.string(),
  amount: z.number().int().positive(),
  unit: z.enum(['HOUR', 'DAY', 'WORKDAY']),
  dueAt: z.string(),
  dueDate: z.string(),
  /** The last day before it was rolled over rest days; pausing reckons from here. */
  lastDay: z.string(),
  rollOnHoliday: z.boolean(),
  verified: z.boolean(),
});

/** `dueAt` is the earliest candidate's. What was recorded with a calendar stays as recorded. */
export const deadline = z.strictObject({
  deadlineId: z.string(),
  ruleId: z.string(),
  startedBy: z.string(),
  /** The agency that holds the clock. */
  owner: z.string(),
  unit: z.enum(['HOUR', 'DAY', 'WORKDAY']),
  candidates: z.array(deadlineCandidate).min(1),
  dueAt: z.string(),
  dueDate: z.string(),
  /** What stops the clock, and the pack that says so. */
  pausedBy: z.array(z.strictObject({ reason: z.string(), rule: z.string(), verified: z.boolean() })),
  calendarProvisional: z.boolean(),
  verified: z.boolean(),
  /** It had passed already when it was recorded: it sends no notices. */
  passedWhenRecorded: z.boolean(),
  /** Counts from 0; every pause, resumption and recomputation is a new generation. */
  generation: z.number().int().nonnegative(),
});
export type Deadline = z.infer<typeof deadline>;

export const deadlineStarted = z.strictObject({ deadline });
export const deadlinePaused = z.strictObject({ deadlineId: z.string(), generation: z.number().int(), pausedAt: z.string(), reason: z.string() });
export const deadlineResumed = z.strictObject({ deadline, pausedAt: z.string(), resumedAt: z.string() });
export const deadlineMet = z.strictObject({ deadlineId: z.string(), ruleId: z.string(), metBy: z.string(), late: z.boolean() });
export const deadlineMissed = z.strictObject({ deadlineId: z.string(), ruleId: z.string(), owner: z.string(), dueAt: z.string(), dueDate: z.string(), passedWhenRecorded: z.boolean() });

const ID = '0f8fad5b-d9cb-569f-a165-70867728950e';
const EXAMPLE: Deadline = {
  deadlineId: ID,
  ruleId: 'examination',
  startedBy: ID,
  owner: '340202',
  unit: 'DAY',
  candidates: [{ rule: 'law-2022.examination', amount: 7, unit: 'DAY', dueAt: '2024-03-12T15:59:59.999Z', dueDate: '2024-03-12', lastDay: '2024-03-12', rollOnHoliday: true, verified: true }],
  dueAt: '2024-03-12T15:59:59.999Z',
  dueDate: '2024-03-12',
  pausedBy: [{ reason: 'SUPPLEMENT', rule: 'examination-pause', verified: false }],
  calendarProvisional: false,
  verified: true,
  passedWhenRecorded: false,
  generation: 0,
};

/** The five kinds of entry that a context writes about the deadlines it keeps, under its own name. */
export function deadlineContracts<Context extends string>(context: Context) {
  const shared = { version: 1, streams: ['case'], mustUnderstand: [context], lifeCycle: false } as const;
  return {
    started: defineEvent({
      ...shared, type: `${context}.DeadlineStarted` as const, label: { zh: '期限开始', en: 'Deadline started' }, schema: deadlineStarted, example: { deadline: EXAMPLE },
    }),
    paused: defineEvent({
      ...shared, type: `${context}.DeadlinePaused` as const, label: { zh: '期限中止计算', en: 'Deadline paused' }, schema: deadlinePaused,
      example: { deadlineId: ID, generation: 1, pausedAt: '2024-03-06T02:00:00.000Z', reason: 'SUPPLEMENT' },
    }),
    resumed: defineEvent({
      ...shared, type: `${context}.DeadlineResumed` as const, label: { zh: '期限恢复计算', en: 'Deadline resumed' }, schema: deadlineResumed,
      example: { deadline: { ...EXAMPLE, generation: 2 }, pausedAt: '2024-03-06T02:00:00.000Z', resumedAt: '2024-03-08T02:00:00.000Z' },
    }),
    met: defineEvent({
      ...shared, type: `${context}.DeadlineMet` as const, label: { zh: '期限内办结', en: 'Duty met' }, schema: deadlineMet,
      example: { deadlineId: ID, ruleId: 'examination', metBy: ID, late: false },
    }),
    missed: defineEvent({
      ...shared, type: `${context}.DeadlineMissed` as const, label: { zh: '期限届满未办结', en: 'Deadline missed' }, schema: deadlineMissed,
      example: { deadlineId: ID, ruleId: 'examination', owner: '340202', dueAt: '2024-03-12T15:59:59.999Z', dueDate: '2024-03-12', passedWhenRecorded: false },
    }),
  };
}
