import type { AgencyCode, CalendarDate, PolicyVersion, RegionCode } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import type { LoadedPack } from '../pack.js';
import { cityOf, isWithin, provinceOf } from '../regions.js';
import { type At, packsInForce, versionsOf } from '../resolve.js';
import { traceLine, type TraceLine } from '../trace.js';

/** What a region says of using an earlier finding of hardship again; no rule means that it is not offered. */
export interface HardshipReuse {
  readonly rules: readonly LoadedPack<'hardship-reuse'>[];
  readonly used: readonly PolicyVersion[];
}

export function hardshipReuse(book: PolicyBook, at: At): HardshipReuse {
  const rules = packsInForce(book, 'hardship-reuse', at);
  return { rules, used: versionsOf(rules) };
}

/** An earlier finding that hardship exists: of which agency, on which date. */
export interface EarlierFinding {
  readonly agency: RegionCode | AgencyCode;
  readonly on: CalendarDate;
}

export interface ReusableFinding {
  readonly applies: boolean;
  /** The packs that said yes. */
  readonly by: readonly string[];
  readonly trace: readonly TraceLine[];
  readonly used: readonly PolicyVersion[];
}

/** A month ends on the day of the same number, or on its last day if it has none (民法典 202). */
function withinMonths(from: CalendarDate, to: CalendarDate, months: number): boolean {
  const [years, monthsPassed] = [Number(to.slice(0, 4)) - Number(from.slice(0, 4)), Number(to.slice(5, 7)) - Number(from.slice(5, 7))];
  const passed = years * 12 + monthsPassed;
  return from <= to && (passed < months || (passed === months && to.slice(8) <= from.slice(8)));
}

function isRecognised({ params: { findingsOf } }: LoadedPack<'hardship-reuse'>, here: string, agency: string): boolean {
  switch (findingsOf.of) {
    case 'OWN_CITY': return isWithin(agency, cityOf(here));
    case 'OWN_PROVINCE': return isWithin(agency, provinceOf(here));
    case 'REGIONS': return findingsOf.regions.some((region) => isWithin(agency, region));
  }
}

/** Whether the agency of `at`, on its date, may use the finding again; each rule says yes or no in the trace. */
export function reusableFinding(book: PolicyBook, at: At, finding: EarlierFinding): ReusableFinding {
  const { rules, used } = hardshipReuse(book, at);
  const tried = rules.map((pack) => ({
    pack, says: isRecognised(pack, at.region, finding.agency) && withinMonths(finding.on, at.date, pack.params.withinMonths),
  }));
  const trace = tried.map(({ pack, says }) => traceLine(pack, says ? 'yes' : 'no', { foundBy: finding.agency, foundOn: finding.on, withinMonths: pack.params.withinMonths }));
  const by = tried.filter(({ says }) => says).map(({ pack }) => pack.id);
  return { applies: by.length > 0, by, trace, used };
}
