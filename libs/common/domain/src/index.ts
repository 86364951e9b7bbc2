export { caseFacts, lifeOrDeathPossible, minorInvolved } from './case-facts.js';
export { type DeadlineMetData, fellAwayData, type FellAwayReason, metData, missedData, pausedData } from './deadline-facts.js';
export { evolveDeadlines, type OpenDeadline, openDeadline, type OpenDeadlines, stoppedBy } from './open-deadlines.js';
export { caseTraceOf } from './case-trace.js';
export type { RuleInput } from './rule-input.js';
export { recomputedData } from './recompute-deadline.js';
export { resumedData } from './resume-deadline.js';
export { type DeadlineStart, startDeadline, type StartedDeadline } from './start-deadline.js';
export { refusalText, type RefusalText } from './refusal-text.js';
