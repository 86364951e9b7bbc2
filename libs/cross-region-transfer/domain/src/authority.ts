import type { RuleInput } from '@juanzong/common-domain';
import { agencyCode, type CalendarDate, type PolicyVersion, type RegionCode } from '@juanzong/kernel';
import { commonSuperior, designatedBy, isPolicyMissing, joinVersions, policyMissing, type PolicyMissing } from '@juanzong/policy';

export interface Authority {
  readonly authority: RegionCode;
  readonly by: 'COMMON_SUPERIOR' | 'AGREEMENT';
  readonly used: readonly PolicyVersion[];
}

/**
 * Whose bureau designates among the agencies concerned, two at least: that of the smallest region which holds them all; where they are of
 * provinces without a common superior, the one that the agreement of the provinces names, if one names the same for every two of them.
 */
export function authorityOver(concerned: readonly string[], on: CalendarDate, { book }: RuleInput): Authority | PolicyMissing {
  const agencies = concerned.map(agencyCode);
  const [first = agencyCode('000000'), ...others] = agencies;
  const superior = others.reduce<RegionCode | undefined>((widest, other) => widest && commonSuperior(widest, other), first as string as RegionCode);
  if (superior !== undefined) return { authority: superior, by: 'COMMON_SUPERIOR', used: [] };
  const agreed: Authority[] = [];
  for (const [i, a] of agencies.entries()) {
    for (const b of agencies.slice(i + 1)) {
      const answer = designatedBy(book, a, b, on);
      if (isPolicyMissing(answer)) return answer;
      if (answer.by === 'AGREEMENT') agreed.push({ authority: answer.authority, by: answer.by, used: answer.used });
    }
  }
  const [one] = agreed;
  if (!one || agreed.some(({ authority }) => authority !== one.authority)) return policyMissing('designation-agreement', first as string as RegionCode, on, concerned.join(' '));
  return { ...one, used: joinVersions(...agreed.map(({ used }) => used)) };
}
