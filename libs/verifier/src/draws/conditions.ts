import { yearsBetween } from '../dates.js';
import type { Member } from './pool.js';
import type { Criteria } from './roster-shapes.js';

type Saw = Record<string, string | number>;
type Answer = { readonly passed: boolean; readonly saw: Saw };
type Condition = (member: Member, criteria: Criteria, limit: number) => Answer;

const yesNo = (it: boolean): string => (it ? 'yes' : 'no');
const turnsInYear = ({ turns }: Member, { onDate }: Criteria): number => turns.filter(({ year }) => year === Number(onDate.slice(0, 4))).length;
const marked = ({ about }: Member, { excludedLawyers }: Criteria, reason: string) => excludedLawyers.filter((one) => one.lawyerId === about.lawyerId && one.reason === reason);

/** The conditions by their codes: what each looks at, and whether a member meets it (docs/case-file-format.md §11). */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  NOT_LICENSED: ({ about: { licenceNumber, licensedSince } }, { onDate }) => ({ passed: licenceNumber.trim() !== '' && licensedSince <= onDate, saw: { licensedSince, onDate } }),
  SUSPENDED: ({ suspensions }, { onDate }) => {
    const now = suspensions.find(({ from, until }) => from <= onDate && (until === undefined || onDate <= until));
    return { passed: now === undefined, saw: { onDate, ...(now ? { from: now.from, until: now.until ?? '' } : {}) } };
  },
  CONFLICT_OF_INTEREST: (member, criteria) => {
    const kinds = marked(member, criteria, 'CONFLICT_OF_INTEREST').map(({ kind }) => kind ?? '');
    return { passed: kinds.length === 0, saw: { conflicts: kinds.join('、') } };
  },
  NOT_FAMILIAR_WITH_MINORS: ({ about }) => ({ passed: about.familiarWithMinors, saw: { familiarWithMinors: yesNo(about.familiarWithMinors) } }),
  TOO_FEW_YEARS: ({ about }, { matterCategory, onDate }, required) => {
    const since = matterCategory === 'CRIMINAL' ? about.criminalDefenceSince : about.licensedSince;
    const years = since === undefined ? 0 : yearsBetween(since, onDate);
    return { passed: years >= required, saw: { years, required, since: since ?? '' } };
  },
  OUTSIDE_SPECIALITY: ({ about: { specialities } }, { matterCategory }) => ({ passed: specialities.includes(matterCategory), saw: { matterCategory, specialities: specialities.join('、') } }),
  DECLINED_BEFORE: (member, criteria) => {
    const declined = marked(member, criteria, 'DECLINED_BEFORE').length > 0;
    return { passed: !declined, saw: { declined: yesNo(declined) } };
  },
  RELIEVED_BEFORE: (member, criteria) => {
    const relieved = marked(member, criteria, 'RELIEVED_BEFORE').length > 0;
    return { passed: !relieved, saw: { relieved: yesNo(relieved) } };
  },
  ANNUAL_CAP_REACHED: (member, criteria, cap) => {
    const turns = turnsInYear(member, criteria);
    return { passed: turns < cap, saw: { turns, cap } };
  },
};

/** The cap that a lawyer set: the one condition that no pack names. */
export const ownCap: Condition = (member, criteria) => {
  const turns = turnsInYear(member, criteria);
  const cap = member.about.annualCap;
  return { passed: cap === undefined || turns < cap, saw: { turns, cap: cap ?? '' } };
};

export const conditionOf = (code: string): Condition | undefined => (Object.hasOwn(CONDITIONS, code) ? CONDITIONS[code] : undefined);
export type { Answer, Condition };
