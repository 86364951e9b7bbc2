export { DeadlineClock, type DeadlineClockParts, startDeadlineClock } from './deadline-clock.js';
export { deadlinesProjection } from './deadlines.projection.js';
export { deadlineOf, foldDeadline } from './fold-deadline.js';
export { DeadlineEntity, type DeadlineRow } from './open-deadline.entity.js';
export { recomputeProvisional, type ProvisionalParts, type RecomputeDeadline } from './recompute-provisional.js';
export type { DeadlineParts, FireDeadline, RunningDeadlines } from './running-deadlines.js';
