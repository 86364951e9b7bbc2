export type { CaseListItem, DeadlineListItem, DeadlineView, OpeningItem, QueueItem, RuleLine, Timeline, TimelineEntry } from './answers.js';
export { CASE_STATE_CODES, CASE_STATES, type CaseStateCode } from './case-state.js';
