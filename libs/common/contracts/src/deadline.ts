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
  /** The instant that the period is reckoned from: every candidate can be dated again from here under another calendar. */
  startedAt: z.string(),
  /** The agency that holds the clock. */
  owner: z.string(),
  unit: z.enum(['HOUR', 'DAY', 'WORKDAY']),
  candidates: z.array(deadlineCandidate).min(1),
  dueAt: z.string(),
  dueDate: z.string(),
  /** What stops the clock, and the pack that says so. */
  pausedBy: z.array(z.strictObject({ reason: z.string(), rule: z.string(), verified: z.boolean() })),
  /** Times for which the clock stood still and that are over, in order. */
  pauses: z.array(z.strictObject({ pausedAt: z.string(), resumedAt: z.string() })),
  /** The calendar that the dates were computed with. */
  calendarVersion: z.string(),
  /** Computed beyond the published holiday arrangement: recomputed once that is published. */
  calendarProvisional: z.boolean(),
  verified: z.boolean(),
  /** It had passed already when it was recorded: it sends no notices. */
  passedWhenRecorded: z.boolean(),
  /** Counts from 0; every pause, resumption and recomputation is a new generation. */
  generation: z.number().int().nonnegative(),
});
export type Deadline = z.infer<typeof deadline>;
