import type { Actor, Bilingual, Role } from '@juanzong/kernel';
import type { PersonaAgency } from './agency.js';

/** A person of the built-in issuer, for trying the platform out: opaque id, role and agency, no real name. */
export interface Persona {
  /** `clerk@340202`, `examiner2@340202`, `operator`, `lawyer:<lawyerId>`. */
  readonly id: string;
  readonly role: Role;
  readonly agency?: string;
  readonly name: Bilingual;
}

type StaffRole = Exclude<Role, 'system' | 'lawyer'>;

const TITLES: Readonly<Record<StaffRole, Bilingual>> = {
  clerk: { zh: '受理员', en: 'Clerk' },
  examiner: { zh: '审查员', en: 'Examiner' },
  approver: { zh: '审批员', en: 'Approver' },
  assigner: { zh: '指派员', en: 'Assigner' },
  operator: { zh: '平台运营员', en: 'Operator' },
  auditor: { zh: '审计员', en: 'Auditor' },
};

/** Who proposes and who approves must differ, so these come twice in each agency. */
const TWICE: readonly StaffRole[] = ['examiner', 'approver'];

/** Every persona of these agencies, and an operator and an auditor of the platform itself. Lawyers come from the roster. */
export function personasOf(agencies: readonly PersonaAgency[]): Persona[] {
  const roles = Object.keys(TITLES) as StaffRole[];
  const ofAgencies = agencies.flatMap((agency) =>
    roles.flatMap((role) => [staff(role, agency, 1), ...(TWICE.includes(role) ? [staff(role, agency, 2)] : [])]));
  return [...ofAgencies, ofPlatform('operator'), ofPlatform('auditor')];
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

const LAWYER_PREFIX = 'lawyer:';
const LAWYER = /^lawyer:[\w.-]{1,64}$/;

/** The persona of a lawyer of the roster: who they are is the roster's matter. */
export const lawyerPersona = (id: string): Persona | undefined =>
  LAWYER.test(id) ? { id, role: 'lawyer', name: { zh: `承办人 ${id.slice(LAWYER_PREFIX.length)}`, en: `Lawyer ${id.slice(LAWYER_PREFIX.length)}` } } : undefined;

/** The roster's id of the lawyer who acts; undefined for anybody else. */
export const lawyerIdOf = (actor: Actor): string | undefined =>
  actor.role === 'lawyer' && actor.id.startsWith(LAWYER_PREFIX) ? actor.id.slice(LAWYER_PREFIX.length) : undefined;

export const actorOf = (persona: Persona): Actor =>
  ({ id: persona.id, role: persona.role, ...(persona.agency === undefined ? {} : { agency: persona.agency }) });
