import type { RefusalCatalogue } from '@juanzong/http';
import { paramText } from '@juanzong/http';
import { type Actor, refuse, type Refusal } from '@juanzong/kernel';
import { agencyByCode } from '@juanzong/policy';

export type OwnershipRefusal = Refusal<'case-file.owned-by-other-agency' | 'case-file.not-ones-own'>;

/** Staff act only on files that their own agency owns. Who has no agency (a lawyer, the platform) is the decider's matter. */
export function ownershipRefusal(owner: string | undefined, actor: Actor): OwnershipRefusal | undefined {
  if (owner === undefined || actor.agency === undefined || actor.agency === owner) return undefined;
  return refuse('case-file.owned-by-other-agency', { owner, agency: actor.agency });
}

/** Recipients act in their own case alone: `recipient:<caseId>`. Anybody else is not asked here. */
export function foreignRecipient(actor: Actor, caseId: string): OwnershipRefusal | undefined {
  if (actor.role !== 'recipient' || actor.id === `recipient:${caseId}`) return undefined;
  return refuse('case-file.not-ones-own', { caseId });
}

/** The name of an agency, its code beside it. */
function agencyText(param: Refusal['params'][string] | undefined): string {
  const code = paramText(param);
  const agency = agencyByCode(code);
  return agency ? `${agency.shortName}（${code}）` : code;
}

export const ownershipRefusals: RefusalCatalogue<OwnershipRefusal['refusal']> = {
  'case-file.owned-by-other-agency': {
    status: 403,
    zh: (p) => `该案卷由机构${agencyText(p['owner'])}管理，机构${agencyText(p['agency'])}不能办理。`,
    en: (p) => `The file is owned by agency ${paramText(p['owner'], 'en')}; agency ${paramText(p['agency'], 'en')} may not act on it.`,
  },
  'case-file.not-ones-own': {
    status: 403,
    zh: (p) => `案卷${paramText(p['caseId'])}不是您本人的案件，不能办理。`,
    en: (p) => `The case ${paramText(p['caseId'], 'en')} is not your own.`,
  },
};
