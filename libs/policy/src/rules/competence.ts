import type { AgencyCode, Bilingual, PolicyVersion, RegionCode } from '@juanzong/kernel';
import { agencyFor } from '../agencies.js';
import type { PolicyBook } from '../book.js';
import { isPolicyMissing, type PolicyMissing } from '../missing.js';
import { type At, resolve, versionsOf } from '../resolve.js';
import { traceLine, type TraceLine } from '../trace.js';
import { withinIntakeScope } from './intake-scope.js';

export type CompetenceRuleGround = 'CASE_HANDLING_ORGAN' | 'DISPUTE_HANDLING_BODY' | 'CAUSE_AROSE';

/** What competence hangs on: whether it is litigation, and where the organ or body is and the cause arose, as far as it is known. */
export interface CompetenceFacts {
  readonly litigation: boolean;
  readonly organ?: RegionCode | undefined;
  readonly cause?: RegionCode | undefined;
}

export interface CompetentAgency {
  readonly agency: AgencyCode;
  readonly ground: CompetenceRuleGround;
  readonly place: RegionCode;
}

export interface CompetenceAnswer {
  /** Which agencies are competent; none where no place is known or no agency serves it. */
  readonly competent: readonly CompetentAgency[];
  /** A place that no agency of the platform serves. */
  readonly unserved: readonly RegionCode[];
  /** The asking agency is competent itself. */
  readonly own: boolean;
  /** The asking agency's pack lets it decide what another one is competent for: the pack that says so. */
  readonly mayDecideBy: string | undefined;
  readonly trace: readonly TraceLine[];
  readonly used: readonly PolicyVersion[];
}

const LABELS: Readonly<Record<CompetenceRuleGround, Bilingual>> = {
  CASE_HANDLING_ORGAN: { zh: '办案机关所在地', en: 'where the case-handling organ is' },
  DISPUTE_HANDLING_BODY: { zh: '争议处理机关所在地', en: 'where the dispute-handling body is' },
  CAUSE_AROSE: { zh: '事由发生地', en: 'where the cause arose' },
};
const MAY_DECIDE = { code: 'MAY_DECIDE', label: { zh: '接收机构可以直接办理', en: 'the receiving agency may decide itself' } };

/**
 * Which agencies are competent for an application (法律援助法 38): in litigation that of the place of the case-handling organ; out of
 * court that of the dispute-handling body or of where the cause arose. `at` is the agency that received it, and when: its pack of
 * `intake-scope` says whether it may decide for the competent one.
 */
export function competence(book: PolicyBook, at: At, { litigation, organ, cause }: CompetenceFacts): CompetenceAnswer | PolicyMissing {
  const packs = resolve(book, 'intake-scope', at);
  if (isPolicyMissing(packs)) return packs;
  const [scope] = packs;
  const law = packs.findLast(({ rank }) => rank === 'LAW') ?? scope;
  const places: readonly (readonly [CompetenceRuleGround, RegionCode | undefined])[] =
    litigation ? [['CASE_HANDLING_ORGAN', organ]] : [['DISPUTE_HANDLING_BODY', organ], ['CAUSE_AROSE', cause]];
  const tried = places.flatMap(([ground, place]) => (place === undefined ? [] : [{ ground, place, agency: agencyFor(place)?.code }]));
  const competent = tried.flatMap(({ ground, place, agency }) => (agency === undefined ? [] : [{ ground, place, agency }]));
  const deciding = scope.params.mode === 'RECEIVE_AND_DECIDE' && competent.some(({ agency }) => withinIntakeScope(scope.params, at.region, agency));
  const trace = [
    ...tried.map(({ ground, place, agency }) => traceLine(law, agency === undefined ? 'no' : 'yes', { litigation, place, agency: agency ?? 'none' }, { code: ground, label: LABELS[ground] })),
    traceLine(scope, deciding ? 'yes' : 'no', { agency: at.region, scope: scope.params.scope, mode: scope.params.mode }, MAY_DECIDE),
  ];
  return {
    competent, unserved: tried.filter(({ agency }) => agency === undefined).map(({ place }) => place), own: competent.some(({ agency }) => agency === at.region),
    mayDecideBy: deciding ? scope.id : undefined, trace, used: versionsOf([law, scope]),
  };
}
