import { isMet } from '../figure.js';
import type { Measures } from './table.js';

/** On what it was measured. */
export interface Machine {
  readonly cores: number;
  readonly model: string;
  readonly node: string;
  /** Load average over a minute, before and after: others who used the machine. */
  readonly load: readonly [number, number];
}

/** Everything measured, for machines: a figure by its name, with ratio and whether its goal was met. */
export function report(sections: readonly Measures[], machine: Machine, at: string): object {
  const figures = sections.flatMap((section) => section.figures.map((figure) => {
    const met = isMet(figure);
    return { section: section.name, ...figure, ...(met === undefined ? {} : { met }) };
  }));
  return { format: 'juanzong.bench.v1', measuredAt: at, machine, figures };
}
