export { type Bilingual, bothLanguages } from './bilingual.js';
export {
  type Actor, type CommandContext, type Decider, type Decision, type IdSource, type NewEntry, type PinnedRules,
  type PolicyVersion, type RecordedEntry, type Role, ROLES,
} from './decider.js';
export { type DataOf, type DataSchema, defineEvent, type EventContract } from './event-contract.js';
export {
  agencyCode, type AgencyCode, caseId, type CaseId, commandId, type CommandId, deadlineId, type DeadlineId, drawId,
  type DrawId, eventId, type EventId, lawyerId, type LawyerId, regionCode, type RegionCode, regionPath,
} from './ids.js';
export { type MaybePromise } from './maybe-promise.js';
export { fen, type Fen, yuanText } from './money.js';
export { isRefusal, refuse, type Refusal } from './refusal.js';
export {
  addDays, ageOn, calendarDate, type CalendarDate, type Clock, dateOf, daysBetween, endOfDay, epochMs, instant,
  type Instant, occurredDate, type OccurredAt, occurredInstant, parseCalendarDate, startOfDay,
} from './time.js';
