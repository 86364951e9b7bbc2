/** The middle of a list, the mean of the middle two where it is even. @throws RangeError for an empty list. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('no median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low as number) + (high as number)) / 2;
}

/** The median of what each round shows of two that were measured in turn: a machine that is slow for a while slows both. */
export function medianRatio(values: readonly number[], peers: readonly number[]): number {
  if (values.length !== peers.length) throw new RangeError('rounds without a counterpart');
  return median(values.map((value, i) => value / (peers[i] as number)));
}
