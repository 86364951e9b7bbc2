/** How far somebody had come at a moment, and the processor time that had taken. */
export interface Sample {
  /** Records so far. */
  readonly count: number;
  /** Milliseconds on any clock that goes forward. */
  readonly at: number;
  /** Microseconds of processor time of the process that publishes. */
  readonly cpu: number;
}

/** What somebody did once it had got going. */
export interface Pace {
  readonly perSecond: number;
  /** Microseconds of processor time of one record. */
  readonly cpuEach: number;
}

/** The share of the records that counts as warming up: connections, compilation. */
export const WARM_UP_SHARE = 0.2;

/** The pace from the first sample after the warm-up to the last. @throws RangeError where there are not two of them. */
export function paceOf(samples: readonly Sample[], all: number): Pace {
  const first = samples.find(({ count }) => count >= all * WARM_UP_SHARE);
  const last = samples.at(-1);
  if (!first || !last || last.count <= first.count || last.at <= first.at) throw new RangeError('too few records for a pace');
  const count = last.count - first.count;
  return { perSecond: (count * 1_000) / (last.at - first.at), cpuEach: (last.cpu - first.cpu) / count };
}
