import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { type Deadline, deadline } from './deadline.js';

export const deadlineStarted = z.strictObject({ deadline });
export const deadlinePaused = z.strictObject({ deadlineId: z.string(), generation: z.number().int(), pausedAt: z.string(), reason: z.string() });
export const deadlineResumed = z.strictObject({ deadline, pausedAt: z.string(), resumedAt: z.string() });
/** A paused clock stays paused; the dates are as if it had not been, as before. */
export const deadlineRecomputed = z.strictObject({ deadline, previousCalendarVersion: z.string(), reason: z.literal('CALENDAR_PUBLISHED') });
export const deadlineMet = z.strictObject({ deadlineId: z.string(), ruleId: z.string(), metBy: z.string(), late: z.boolean() });
export const deadlineMissed = z.strictObject({ deadlineId: z.string(), ruleId: z.string(), owner: z.string(), dueAt: z.string(), dueDate: z.string(), passedWhenRecorded: z.boolean() });
/** Why nobody owes the duty any more: the case or the aid ended, the assignment was lost, what was asked for is no longer needed, or a right was not used in its time. */
export const FELL_AWAY_REASONS = ['CASE_ENDED', 'AID_TERMINATED', 'ASSIGNMENT_DECLINED', 'PROVIDER_RELIEVED', 'REQUEST_WITHDRAWN', 'NOTHING_MISSING', 'RIGHT_NOT_USED', 'CASE_GOES_ON'] as const;
/** `late`: the due instant had passed already, on a running clock, when the duty fell away. */
export const deadlineFellAway = z.strictObject({ deadlineId: z.string(), ruleId: z.string(), because: z.string(), reason: z.enum(FELL_AWAY_REASONS), late: z.boolean() });

/** The clock goes with the file to another agency: dated under the new owner's rules, in a new generation; a paused clock stays paused. */
export const deadlineHandedOver = z.strictObject({ deadline, from: z.string(), to: z.string() });

const ID = '0f8fad5b-d9cb-569f-a165-70867728950e';
const PAUSE = { pausedAt: '2024-03-06T02:00:00.000Z', resumedAt: '2024-03-08T02:00:00.000Z' };
const EXAMPLE: Deadline = {
  deadlineId: ID,
  ruleId: 'examination',
  startedBy: ID,
  startedAt: '2024-03-05T01:30:00.000Z',
  owner: '340202',
  unit: 'DAY',
  candidates: [{ rule: 'law-2022.examination', amount: 7, unit: 'DAY', dueAt: '2024-03-12T15:59:59.999Z', dueDate: '2024-03-12', lastDay: '2024-03-12', rollOnHoliday: true, verified: true }],
  dueAt: '2024-03-12T15:59:59.999Z',
  dueDate: '2024-03-12',
  pausedBy: [{ reason: 'SUPPLEMENT', rule: 'examination-pause', verified: false }],
  pauses: [],
  calendarVersion: 'cn-2004-2024-09c1f2a5b3d4e6f7',
  calendarProvisional: false,
  verified: true,
  passedWhenRecorded: false,
  generation: 0,
};
const PROLONGED = '2024-03-14T15:59:59.999Z';
const RESUMED: Deadline = {
  ...EXAMPLE, candidates: EXAMPLE.candidates.map((one) => ({ ...one, dueAt: PROLONGED, dueDate: '2024-03-14', lastDay: '2024-03-14' })),
  dueAt: PROLONGED, dueDate: '2024-03-14', pauses: [PAUSE], generation: 2,
};

/** Whoever keeps deadlines, or marks as met what another started, counts on every such entry, whoever wrote it. */
const KEEPERS: readonly string[] = ['intake', 'eligibility', 'assignment', 'cross-region-transfer', 'quality-review'];

/** The seven kinds of entry that a context writes about the deadlines it keeps, under its own name. */
export function deadlineContracts<Context extends string>(context: Context) {
  const shared = { version: 1, streams: ['case'], mustUnderstand: KEEPERS, lifeCycle: false } as const;
  return {
    started: defineEvent({
      ...shared, type: `${context}.DeadlineStarted` as const, label: { zh: '期限开始', en: 'Deadline started' }, schema: deadlineStarted, example: { deadline: EXAMPLE },
    }),
    paused: defineEvent({
      ...shared, type: `${context}.DeadlinePaused` as const, label: { zh: '期限中止计算', en: 'Deadline paused' }, schema: deadlinePaused,
      example: { deadlineId: ID, generation: 1, pausedAt: PAUSE.pausedAt, reason: 'SUPPLEMENT' },
    }),
    resumed: defineEvent({
      ...shared, type: `${context}.DeadlineResumed` as const, label: { zh: '期限恢复计算', en: 'Deadline resumed' }, schema: deadlineResumed,
      example: { deadline: RESUMED, ...PAUSE },
    }),
    recomputed: defineEvent({
      ...shared, type: `${context}.DeadlineRecomputed` as const, label: { zh: '期限按新公布的节假日安排重新计算', en: 'Deadline recomputed under a newly published calendar' },
      schema: deadlineRecomputed,
      example: {
        deadline: { ...EXAMPLE, calendarVersion: 'cn-2004-2025-1b2c3d4e5f607182', generation: 1 }, previousCalendarVersion: EXAMPLE.calendarVersion, reason: 'CALENDAR_PUBLISHED',
      },
    }),
    met: defineEvent({
      ...shared, type: `${context}.DeadlineMet` as const, label: { zh: '期限内办结', en: 'Duty met' }, schema: deadlineMet,
      example: { deadlineId: ID, ruleId: 'examination', metBy: ID, late: false },
    }),
    missed: defineEvent({
      ...shared, type: `${context}.DeadlineMissed` as const, label: { zh: '期限届满未办结', en: 'Deadline missed' }, schema: deadlineMissed,
      example: { deadlineId: ID, ruleId: 'examination', owner: '340202', dueAt: '2024-03-12T15:59:59.999Z', dueDate: '2024-03-12', passedWhenRecorded: false },
    }),
    fellAway: defineEvent({
      ...shared, type: `${context}.DeadlineFellAway` as const, label: { zh: '期限义务消灭', en: 'Deadline fell away' }, schema: deadlineFellAway,
      example: { deadlineId: ID, ruleId: 'agreement', because: ID, reason: 'ASSIGNMENT_DECLINED', late: false },
    }),
  };
}

/** A clock handed over with its file; whoever keeps it goes on keeping it. Only a context that hands files over writes this. */
export const deadlineHandedOverContract = <Context extends string>(context: Context) =>
  defineEvent({
    version: 1, streams: ['case'], mustUnderstand: KEEPERS, lifeCycle: false, type: `${context}.DeadlineHandedOver` as const,
    label: { zh: '期限随案移交', en: 'Deadline handed over with the file' }, schema: deadlineHandedOver,
    example: { deadline: { ...EXAMPLE, owner: '340200', generation: 1 }, from: '340202', to: '340200' },
  });
