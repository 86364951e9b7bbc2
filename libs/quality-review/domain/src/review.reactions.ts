import type { sampleDrawnV1 } from '@juanzong/quality-review-contracts';
import type { DataOf, RecordedEntry } from '@juanzong/kernel';

/** Event → the files that a draw calls for, pure: each is told, in the order of the draw. */
export const sampledCases = ({ type, data }: Pick<RecordedEntry, 'type' | 'data'>): readonly string[] =>
  (type === 'quality-review.SampleDrawn' ? (data as DataOf<typeof sampleDrawnV1>).selected : []);
