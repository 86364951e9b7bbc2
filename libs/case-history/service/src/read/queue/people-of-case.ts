import { type Actor, agencyCode, type RecordedEntry, regionPath, type Role } from '@juanzong/kernel';
import { accessOf } from '../may-see.js';

const STAFF: readonly Role[] = ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer'];

/** Everybody who may have something to do in a case: the owner's staff, a clerk of the agency it goes to, bureaus, lawyers, reviewers, the recipient. */
export function peopleOf(caseId: string, entries: readonly RecordedEntry[]): Actor[] {
  const access = accessOf(caseId, entries);
  if (!access) return [];
  const { agency: owner, alsoAgencies, reviewers } = access;
  const lawyers = new Set(entries.flatMap(({ type, data }) => (type === 'assignment.ProviderAssigned' ? [(data as { lawyerId: string }).lawyerId] : [])));
  const bureaus = new Set([owner, ...alsoAgencies].flatMap((agency) => regionPath(agencyCode(agency)).map(String)));
  const of = (role: Role, agency: string): Actor => ({ id: `${role}@${agency}`, role, agency });
  const bare = (role: Role, whom: string): Actor => ({ id: `${role}:${whom}`, role });
  return [
    ...STAFF.map((role) => of(role, owner)), ...alsoAgencies.map((agency) => of('clerk', agency)), ...[...bureaus].map((bureau) => of('supervisor', bureau)),
    ...[...lawyers].map((lawyer) => bare('lawyer', lawyer)), ...reviewers.map((reviewer) => bare('reviewer', reviewer)), bare('recipient', caseId),
  ];
}
