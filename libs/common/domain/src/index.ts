export { type DeadlineMetData, metData, missedData, pausedData, resumedData } from './deadline-facts.js';
export { evolveDeadlines, type OpenDeadline, openDeadline, type OpenDeadlines } from './open-deadlines.js';
export type { RuleInput } from './rule-input.js';
export { type DeadlineStart, startDeadline, type StartedDeadline } from './start-deadline.js';
