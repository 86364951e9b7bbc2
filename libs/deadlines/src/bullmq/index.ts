export type { JobPlan } from './deadline-job.js';
export { type BullDeadlinesParts, startBullDeadlines } from './start-bull-deadlines.js';
