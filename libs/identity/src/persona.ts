import { type Actor, agencyCode, type Bilingual, regionPath, type Role } from '@juanzong/kernel';
import { fullRegionName } from '@juanzong/policy';
import type { PersonaAgency } from './agency.js';

/** A person of the built-in issuer, for trying the platform out: opaque id, role and agency, no real name. */
export interface Persona {
  /** `clerk@340202`, `examiner2@340202`, `operator`, `lawyer:<lawyerId>`. */
  readonly id: string;
  readonly role: Role;
  readonly agency?: string;
  readonly name: Bilingual;
}

type BareRole = 'lawyer' | 'reviewer' | 'recipient';
type StaffRole = Exclude<Role, 'system' | BareRole>;

const TITLES: Readonly<Record<StaffRole, Bilingual>> = {
  clerk: { zh: '受理员', en: 'Clerk' },
  examiner: { zh: '审查员', en: 'Examiner' },
  approver: { zh: '审批员', en: 'Approver' },
  assigner: { zh: '指派员', en: 'Assigner' },
  'quality-officer': { zh: '质量管理员', en: 'Quality officer' },
  organ: { zh: '办案机关、监管场所、值班律师', en: 'Case-handling organ, place of custody or duty lawyer' },
  supervisor: { zh: '司法行政机关', en: 'Supervising authority' },
  operator: { zh: '平台运营员', en: 'Operator' },
  auditor: { zh: '审计员', en: 'Auditor' },
};

/** Who proposes and who approves must differ, so these come twice in each agency. */
const TWICE: readonly StaffRole[] = ['examiner', 'approver'];

/**
 * Every persona of these agencies, of the justice bureaus above them, and an operator and an auditor of the platform itself.
 * Lawyers come from the roster, reviewers from the pool of experts, recipients from their cases.
 */
export function personasOf(agencies: readonly PersonaAgency[]): Persona[] {
  const roles = (Object.keys(TITLES) as StaffRole[]).filter((role) => role !== 'supervisor');
  const ofAgencies = agencies.flatMap((agency) =>
    roles.flatMap((role) => [staff(role, agency, 1), ...(TWICE.includes(role) ? [staff(role, agency, 2)] : [])]));
  const bureaus = [...new Set(agencies.flatMap(({ code }) => regionPath(agencyCode(code)).map(String)))].sort();
  const named = new Map(agencies.map(({ code, name }) => [code, name]));
  return [...ofAgencies, ...bureaus.map((code) => staff('supervisor', { code, name: named.get(code) ?? fullRegionName(code) ?? code }, 1)), ofPlatform('operator'), ofPlatform('auditor')];
}

function staff(role: StaffRole, agency: PersonaAgency, ordinal: 1 | 2): Persona {
  const place = agency.name.replace(/法律援助中心$/, '');
  const title = TITLES[role];
  return {
    id: `${role}${ordinal === 2 ? '2' : ''}@${agency.code}`,
    role,
    agency: agency.code,
    name: { zh: `${title.zh}${ordinal === 2 ? '二' : ''}·${place}`, en: `${title.en}${ordinal === 2 ? ' 2' : ''}, ${agency.code}` },
  };
}

const ofPlatform = (role: 'operator' | 'auditor'): Persona =>
  ({ id: role, role, name: { zh: `${TITLES[role].zh}·平台`, en: `${TITLES[role].en}, platform` } });

const BARE: Readonly<Record<BareRole, Bilingual>> = {
  lawyer: { zh: '承办人', en: 'Lawyer' }, reviewer: { zh: '评估专家', en: 'Reviewer' }, recipient: { zh: '受援人', en: 'Recipient' },
};
const BARE_ID = /^(lawyer|reviewer|recipient):([\w.-]{1,64})$/;

/** Who acts for no agency: `lawyer:<lawyerId>` of the roster, `reviewer:<id>` of the pool of experts, `recipient:<caseId>` in the one case. */
export function barePersona(id: string): Persona | undefined {
  const [, role, whom] = BARE_ID.exec(id) ?? [];
  if (role === undefined || whom === undefined) return undefined;
  const title = BARE[role as BareRole];
  return { id, role: role as BareRole, name: { zh: `${title.zh} ${whom}`, en: `${title.en} ${whom}` } };
}

const idBehind = (role: BareRole) => (actor: Actor): string | undefined =>
  actor.role === role && actor.id.startsWith(`${role}:`) ? actor.id.slice(role.length + 1) : undefined;

/** The roster's id of the lawyer who acts; undefined for anybody else. */
export const lawyerIdOf = idBehind('lawyer');
/** The id of the reviewer who acts in the pool of experts; undefined for anybody else. */
export const reviewerIdOf = idBehind('reviewer');
/** The case in which a recipient acts for themselves; undefined for anybody else. */
export const recipientCaseOf = idBehind('recipient');

export const actorOf = (persona: Persona): Actor =>
  ({ id: persona.id, role: persona.role, ...(persona.agency === undefined ? {} : { agency: persona.agency }) });
