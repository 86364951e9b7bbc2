export { CaseHistoryModule } from './case-history.module.js';
export { checkEverything, type CheckReport } from './read/check/check-everything.js';
export type { Finding } from './read/check/finding.js';
export { overviewProjection } from './read/overview/overview.projection.js';
export { OverviewEntity, type OverviewRow } from './read/overview/overview-row.js';
export { StatisticEntity } from './read/statistics/statistic-row.js';
export { statisticsProjection } from './read/statistics/statistics.projection.js';
export { WorkEntity } from './read/queue/work-row.js';
export { workProjection } from './read/queue/work.projection.js';
