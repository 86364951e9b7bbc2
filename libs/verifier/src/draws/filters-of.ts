import { type Condition, conditionOf, ownCap } from './conditions.js';
import type { Line } from './roster-shapes.js';

/** A condition that the draw applied, as the trace of the person drawn tells it. */
export interface Filter {
  readonly code: string;
  readonly condition: Condition;
  readonly limit: number;
  /** The line that says the person drawn meets it. */
  readonly line: Line;
}

export interface PinnedPack {
  readonly id: string;
  readonly verified: boolean;
}

const OWN_CAP = 'platform.own-cap';
/** The platform's own rules: each holds in every draw in which no pack names its condition. */
const PLATFORM: readonly (readonly [rule: string, code: string])[] = [
  ['platform.licence', 'NOT_LICENSED'], ['platform.suspension', 'SUSPENDED'], ['platform.conflict-of-interest', 'CONFLICT_OF_INTEREST'], ['platform.speciality', 'OUTSIDE_SPECIALITY'],
  ['platform.declined-before', 'DECLINED_BEFORE'], ['platform.relieved-before', 'RELIEVED_BEFORE'], [OWN_CAP, 'ANNUAL_CAP_REACHED'],
];
const BY_PACKS: ReadonlySet<string> = new Set(['NOT_LICENSED', 'SUSPENDED', 'CONFLICT_OF_INTEREST', 'NOT_FAMILIAR_WITH_MINORS', 'TOO_FEW_YEARS', 'ANNUAL_CAP_REACHED']);
const LIMITS: Readonly<Record<string, string>> = { TOO_FEW_YEARS: 'required', ANNUAL_CAP_REACHED: 'cap' };
const VERDICT = { zh: /——符合(（未核实）)?$/, en: / — yes( \(unverified\))?$/ };

/**
 * The filters of a draw from the trace of the person drawn: those of the packs first, then the platform's own that no pack names.
 * @returns undefined where the trace cannot be that of a draw under the packs that were pinned (any pack, if none are given)
 */
export function filtersOf(trace: readonly Line[], packs?: readonly PinnedPack[]): Filter[] | undefined {
  const ofPacks = trace.filter(({ rule }) => !rule.startsWith('platform.'));
  const named = new Set(ofPacks.map(({ ground }) => ground));
  const expected = PLATFORM.filter(([rule, code]) => rule === OWN_CAP || !named.has(code));
  const own = trace.slice(ofPacks.length);
  const inOrder = own.length === expected.length && expected.every(([rule, code], i) => own[i]?.rule === rule && own[i]?.ground === code && own[i]?.verified === true);
  const pinned = ofPacks.every(({ rule, ground, verified }, i) =>
    trace[i] === ofPacks[i] && BY_PACKS.has(ground ?? '') && (!packs || packs.some((pack) => pack.id === rule && pack.verified === verified)));
  if (!inOrder || !pinned || !trace.every(saysYes)) return undefined;
  const filters = trace.map(filterOf);
  const whole = filters.filter((one) => one !== undefined);
  const once = new Set(whole.map(({ code, limit, line }) => `${code} ${limit} ${line.rule}`));
  return whole.length === trace.length && once.size === whole.length ? whole : undefined;
}

const saysYes = ({ said, text, verified }: Line): boolean =>
  said === 'yes' && (VERDICT.zh.exec(text.zh)?.[1] === undefined) === verified && (VERDICT.en.exec(text.en)?.[1] === undefined) === verified && VERDICT.zh.test(text.zh) && VERDICT.en.test(text.en);

function filterOf(line: Line): Filter | undefined {
  const { rule, ground: code = '', saw } = line;
  if (rule === OWN_CAP) return { code, condition: ownCap, limit: 0, line };
  const condition = conditionOf(code);
  const limit = code in LIMITS ? saw[LIMITS[code] as string] : 0;
  return condition && typeof limit === 'number' ? { code, condition, limit, line } : undefined;
}

/** The line of the same filter for somebody who does not meet it. */
export const refusing = ({ line }: Filter, saw: Line['saw']): Line => ({
  ...line, saw, said: 'no',
  text: { zh: line.text.zh.replace(VERDICT.zh, '——不符合$1'), en: line.text.en.replace(VERDICT.en, ' — no$1') },
});
