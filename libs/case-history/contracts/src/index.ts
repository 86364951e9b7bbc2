export type { CaseListItem, DeadlineListItem, DeadlineView, OpeningItem, QueueItem, RuleLine, Timeline, TimelineEntry } from './answers.js';
export { CASE_STATE_CODES, CASE_STATES, type CaseStateCode } from './case-state.js';
export {
  type ConcentrationAnswer, type DeadlineStatistics, type Dimension, DIMENSION_CODES, DIMENSIONS, type Labelled, type Measure, MEASURE_CODES, MEASURES, type StatisticsAnswer, type StatisticsCase,
  type StatisticsLine,
} from './statistics.js';
export type { IssuedLetterItem, LetterItem, LetterList } from './letters.js';
