import type { Bilingual } from '@juanzong/kernel';

/** What a figure has to reach: at least or at most so much, of its value or of its ratio. */
export interface Goal {
  readonly of: 'value' | 'ratio';
  readonly least?: number;
  readonly most?: number;
}

/** One measured number, and beside it what it is compared with in the same run. */
export interface Figure {
  /** Stable, dotted: the name in JSON. */
  readonly name: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly value: number;
  /** The same work done by somebody else in the same run. */
  readonly peer?: { readonly name: string; readonly value: number };
  /** Value over peer, the median over rounds where there are several. */
  readonly ratio?: number;
  readonly goal?: Goal;
}

/** Whether a figure reaches its goal; undefined where it has none. */
export function isMet({ value, ratio, goal }: Figure): boolean | undefined {
  if (goal === undefined) return undefined;
  const actual = goal.of === 'value' ? value : ratio;
  if (actual === undefined) return false;
  return actual >= (goal.least ?? -Infinity) && actual <= (goal.most ?? Infinity);
}
