import { type Filter, refusing } from './filters-of.js';
import type { Member, Pool } from './pool.js';
import type { Criteria, ExcludedOne, Line } from './roster-shapes.js';

export interface Recomputed {
  readonly mode: 'BY_RECIPIENT_CHOICE' | 'BY_ROTATION';
  /** Everybody in the pool, in the order of the rotation, before the filters. */
  readonly order: readonly string[];
  readonly candidates: readonly string[];
  readonly exclusions: readonly ExcludedOne[];
  /** Absent where nobody is left. */
  readonly chosen?: Member;
  /** What the filters say of the person chosen. */
  readonly trace: readonly Line[];
}

const notInPool = (lawyerId: string): ExcludedOne => ({ lawyerId, reasons: [{ code: 'NOT_IN_POOL', params: { lawyerId } }], trace: [] });

/** The draw again: the pool in the order of the rotation, each tried with every filter; the recipient's choice if it passes, otherwise the first who does. */
export function drawAgain(pool: Pool, criteria: Criteria, filters: readonly Filter[]): Recomputed {
  const examined = pool.rotation().map((member) => ({ member, answers: filters.map((filter) => ({ filter, ...filter.condition(member, criteria, filter.limit) })) }));
  const passing = examined.filter(({ answers }) => answers.every(({ passed }) => passed));
  const wish = criteria.preferredLawyer;
  const preferred = passing.find(({ member }) => member.about.lawyerId === wish);
  const chosen = preferred ?? passing[0];
  const stranger = wish !== undefined && !examined.some(({ member }) => member.about.lawyerId === wish);
  const excluded = examined.filter((one) => !passing.includes(one)).map(({ member, answers }): ExcludedOne => {
    const failed = answers.filter(({ passed }) => !passed);
    return {
      lawyerId: member.about.lawyerId, reasons: failed.map(({ filter, saw }) => ({ code: filter.code, params: saw })), trace: failed.map(({ filter, saw }) => refusing(filter, saw)),
    };
  });
  return {
    mode: preferred ? 'BY_RECIPIENT_CHOICE' : 'BY_ROTATION',
    order: examined.map(({ member }) => member.about.lawyerId),
    candidates: passing.map(({ member }) => member.about.lawyerId),
    exclusions: [...(stranger ? [notInPool(wish)] : []), ...excluded],
    ...(chosen ? { chosen: chosen.member } : {}),
    trace: chosen?.answers.map(({ filter, saw }) => ({ ...filter.line, saw })) ?? [],
  };
}
