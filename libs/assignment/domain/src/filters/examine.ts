import type { DrawCriteria, Exclusion } from '@juanzong/assignment-contracts';
import type { TraceLine } from '@juanzong/common-contracts';
import type { RosterLawyer } from '../roster.state.js';
import type { AppliedFilter } from './applied-filters.js';

export interface Examined {
  readonly lawyer: RosterLawyer;
  /** Every filter that was tried, those that were passed too. */
  readonly trace: TraceLine[];
  /** Absent for a candidate. */
  readonly exclusion?: Exclusion;
}

/** Tries every filter on a lawyer. All are tried, so that an exclusion names all of its reasons. */
export function examine(lawyer: RosterLawyer, criteria: DrawCriteria, filters: readonly AppliedFilter[]): Examined {
  const answers = filters.map((applied) => ({ applied, ...applied.filter.check(lawyer, criteria, applied.limit) }));
  const lines = answers.map(({ applied, passed, saw }) => ({ passed, line: traceOf(applied, passed, saw) }));
  const trace = lines.map(({ line }) => line);
  const failed = answers.filter(({ passed }) => !passed);
  if (failed.length === 0) return { lawyer, trace };
  const reasons = failed.map(({ applied, saw }) => ({ code: applied.filter.code, params: { ...saw } }));
  return { lawyer, trace, exclusion: { lawyerId: lawyer.lawyerId, reasons, trace: lines.filter(({ passed }) => !passed).map(({ line }) => line) } };
}

function traceOf({ filter, rule, article, verified }: AppliedFilter, passed: boolean, saw: Readonly<Record<string, string | number>>): TraceLine {
  const zh = `${filter.label.zh}——${passed ? '符合' : '不符合'}${verified ? '' : '（未核实）'}`;
  const en = `${filter.label.en} — ${passed ? 'yes' : 'no'}${verified ? '' : ' (unverified)'}`;
  return { rule, ground: filter.code, ...(article === undefined ? {} : { article }), saw: { ...saw }, said: passed ? 'yes' : 'no', text: { zh, en }, verified };
}
