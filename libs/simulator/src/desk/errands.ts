import type { Instant } from '@juanzong/kernel';

/** Something that is done on a day of its own, and not because of what stands in one file: a row delivered, a lawyer enrolled. */
export interface Errand {
  /** What its key follows from; the same in every run. */
  readonly name: string;
  readonly at: Instant;
  /** Errands and steps of one agency are done one after the other. */
  readonly agency: string;
  readonly persona: string;
  readonly path: string;
  readonly body: object;
}
