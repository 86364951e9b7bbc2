import { ASSIGNMENT_CASE_ACTIONS } from '@juanzong/assignment-service';
import { caseStream, type Entry } from '@juanzong/case-file';
import { TRANSFER_ACTIONS } from '@juanzong/cross-region-transfer-service';
import { ELIGIBILITY_ACTIONS } from '@juanzong/eligibility-service';
import type { ActionDefinition } from '@juanzong/http';
import { INTAKE_ACTIONS } from '@juanzong/intake-service';
import { QUALITY_CASE_ACTIONS } from '@juanzong/quality-review-service';
import { dateOf } from '@juanzong/kernel';
import type { Answer, Writer } from './writers.js';

/** Repeatable choices; the interleaving of what is written at once is the store's own. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ n < 1. */
  next(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }
}

export const AGENCIES = ['340103', '340104', '340100', '340202', '511400', '500112'] as const;
const ORGANS = ['合肥市庐阳区人民法院', '合肥市蜀山区人民法院', '合肥市中级人民法院', '芜湖市镜湖区人民法院', '眉山市中级人民法院', '重庆市渝北区人民法院'];
export const COMPLETE = ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'HARDSHIP_STATEMENT', 'COMMITMENT_LETTER', 'VERIFICATION_AUTHORISATION', 'MEMBERSHIP_PROOF'];

/** A traffic accident of another person each time, before one of the courts, complete or not. */
export const applicationBody = (ordinal: number, chance: Chance, handlingOrgan = chance.of(ORGANS)): object => ({
  channel: 'WINDOW', matter: 'INJURY_TRAFFIC', summary: '交通事故致伤', cause: '机动车交通事故责任纠纷', handlingOrgan, groups: [],
  applicant: { name: `张${ordinal}`, idType: 'ID_CARD', idNumber: `TEST-${ordinal}`, birthDate: '1985-03-07' }, opponents: [{ name: '李四' }],
  household: { size: 3, monthlyIncomeFen: 90_000, assetsFen: 0 }, verification: 'COMMITMENT', materials: chance.next() < 0.3 ? COMPLETE.slice(2) : COMPLETE,
});

/** The rest of the archive list of a civil suit. */
const NOT_HANDED_IN = ['APPLICATION_PAPERS', 'GRANT_DECISION', 'ASSIGNMENT_NOTICE', 'AGREEMENT', 'LETTER_TO_ORGAN', 'INTERVIEW_RECORD', 'PLEADINGS', 'HEARING_PAPERS', 'LEGAL_DOCUMENT'];

interface View {
  readonly chance: Chance;
  readonly today: string;
  /** What the writer last read of the file. */
  readonly entries: readonly Entry[];
  readonly paper: object;
}

const idIn = (view: View, type: string, field: string, otherwise = '0f8fad5b-d9cb-469f-a165-70867728950e'): string =>
  (view.entries.filter((entry) => entry.type === type).at(-1)?.data as Record<string, string> | undefined)?.[field] ?? otherwise;
const someEntry = ({ chance, entries }: View): string => chance.of(entries).eventId;

/** Bodies where the example of an action would not do. */
const BODIES: Readonly<Record<string, (view: View) => object>> = {
  'supply-materials': () => ({ materials: COMPLETE }),
  'correct-application': ({ chance }) => ({ changes: { handlingOrgan: chance.of(ORGANS) }, reason: '录入错误', evidence: '受理通知书' }),
  'propose-forwarding': ({ chance }) => (chance.next() < 0.8 ? {} : { to: chance.of(AGENCIES) }),
  'record-interview': ({ today }) => ({ interviewedOn: today, readBack: true, explained: true }),
  'dispute-forwarding': (view) => ({ claims: view.chance.next() < 0.6 ? idIn(view, 'cross-region-transfer.Forwarded', 'from', AGENCIES[0]) : view.chance.of(AGENCIES), ground: 'OTHER', reasons: '本机构无管辖权' }),
  designate: (view) => ({ to: idIn(view, 'cross-region-transfer.ForwardDisputed', view.chance.of(['by', 'from', 'claims']), AGENCIES[0]), reasons: '指定管辖' }),
  'propose-decision': ({ chance }) => ({ outcome: chance.next() < 0.9 ? 'GRANT' : 'REFUSE' }),
  'serve-decision': ({ today }) => ({ method: 'IN_PERSON', servedOn: today, receivedBy: '本人' }),
  'sign-agreement': ({ today }) => ({ signedOn: today, powerOfAttorney: true }),
  'notify-hearing': ({ today }) => ({ hearingOn: today, court: '人民法院' }),
  'close-case': ({ today }) => ({ result: 'MEDIATED', resultText: '调解', closedOn: today }),
  'submit-archive': ({ paper }) => ({ items: [{ item: 'CLOSING_REPORT', documents: [paper], pages: 1 }], missing: NOT_HANDED_IN.map((item) => ({ item, reason: '本案没有' })) }),
  'return-archive': () => ({ reasons: [{ item: 'CLOSING_REPORT', reason: '缺页' }] }),
  'accept-archive': () => ({}),
  'open-supervision-act': (view) => ({ act: 'FILE_CHECK', saw: [someEntry(view)] }),
  'raise-finding': (view) => ({ actId: idIn(view, 'quality-review.SupervisionActOpened', 'actId'), text: '会见笔录未签名', severity: 'MINOR', duty: 'LAWYER' }),
  'answer-finding': (view) => ({ findingId: idIn(view, 'quality-review.FindingRaised', 'findingId'), by: [someEntry(view)], text: '已补签' }),
  'record-rectification': (view) => ({ findingId: idIn(view, 'quality-review.FindingRaised', 'findingId'), measures: '已补签' }),
  'recheck-finding': (view) => ({ findingId: idIn(view, 'quality-review.FindingRaised', 'findingId'), accepted: true, reason: '属实' }),
  'close-supervision-act': (view) => ({ actId: idIn(view, 'quality-review.SupervisionActOpened', 'actId') }),
};

const byContext: Readonly<Record<string, readonly ActionDefinition[]>> = {
  intake: INTAKE_ACTIONS.filter(({ name }) => name !== 'receive-application' && name !== 'erase-personal-data'), eligibility: ELIGIBILITY_ACTIONS,
  assignment: ASSIGNMENT_CASE_ACTIONS, 'cross-region-transfer': TRANSFER_ACTIONS, 'quality-review': QUALITY_CASE_ACTIONS,
};

type Part = readonly [role: string, context: string];

/** Whose turn it mostly is after the latest of these entries; before any, it is the clerks' and a bureau's. */
const TURNS: readonly (readonly [after: string, parts: readonly Part[]])[] = [
  ['assignment.CaseClosed', [['lawyer', 'quality-review'], ['quality-officer', 'quality-review'], ['recipient', 'quality-review']]],
  ['assignment.ProviderAssigned', [['lawyer', 'assignment'], ['lawyer', 'assignment'], ['assigner', 'assignment']]],
  ['eligibility.AidGranted', [['assigner', 'assignment'], ['clerk', 'eligibility']]],
  ['intake.ApplicationAccepted', [['examiner', 'eligibility'], ['examiner', 'eligibility'], ['approver', 'eligibility']]],
];
const FIRST: readonly Part[] = [['clerk', 'intake'], ['clerk', 'intake'], ['clerk', 'cross-region-transfer'], ['clerk', 'cross-region-transfer'], ['supervisor', 'cross-region-transfer'], ['supervisor', 'cross-region-transfer']];
const ALL: readonly Part[] = [...FIRST, ...TURNS.flatMap(([, parts]) => parts), ['recipient', 'eligibility'], ['supervisor', 'eligibility'], ['lawyer', 'eligibility']];

function part(entries: readonly Entry[], chance: Chance): Part {
  const turn = TURNS.find(([after]) => entries.some(({ type }) => type === after))?.[1] ?? FIRST;
  return chance.of(chance.next() < 0.8 ? turn : ALL);
}

/** What ends a file early, or again and again changes the same, is seldom. */
const SELDOM: Readonly<Record<string, number>> = {
  'withdraw-application': 0.03, 'issue-document': 0.02, 'serve-document': 0.1, 'record-deemed-withdrawal': 0.03, 'correct-application': 0.1, 'withdraw-proposal': 0.2, 'terminate-aid': 0.05, 'revoke-advance-aid': 0.3, 'grant-advance-aid': 0.2, 'return-decision': 0.2, 'decline-assignment': 0.3,
  'record-interview': 0.6, 'report-progress': 0.2, 'notify-hearing': 0.2, 'record-conflict': 0.1, 'open-supervision-act': 0.3, 'rate-service': 0.3, 'correct-rating': 0.05, 'record-false-commitment': 0.05,
};

/** Somebody who may well have to do with the file, by what the writer last read of it; now and then anybody. */
function persona(role: string, caseId: string, entries: readonly Entry[], chance: Chance): string {
  const owner = entries.at(-1)?.agency ?? AGENCIES[0];
  const told = (type: string, field: string) => (entries.filter((entry) => entry.type === `cross-region-transfer.${type}`).at(-1)?.data as Record<string, string> | undefined)?.[field] ?? owner;
  if (role === 'recipient') return `recipient:${caseId}`;
  if (role === 'lawyer') return `lawyer:${(entries.filter(({ type }) => type === 'assignment.ProviderAssigned').at(-1)?.data as { lawyerId?: string } | undefined)?.lawyerId ?? 'nobody'}`;
  if (role === 'supervisor') return `supervisor@${chance.next() < 0.9 ? told('ForwardDisputed', 'authority') : chance.of(['340100', '340000', owner])}`;
  const dice = chance.next();
  return `${role}@${dice < 0.65 ? owner : dice < 0.9 ? told('ForwardProposed', role === 'clerk' ? 'to' : 'from') : chance.of(AGENCIES)}`;
}

export interface Move {
  readonly persona: string;
  readonly action: string;
  readonly answer: Answer;
}

/** One command by somebody, on what the writer last read of the file, which may be long past; mostly one that seems allowed. */
export async function move(writer: Writer, caseId: string, chance: Chance, paper: object): Promise<Move | undefined> {
  const { entries } = await writer.runtime.cabinet.open(caseStream(caseId));
  const known = entries.map(({ entry }) => entry);
  const [role, context] = part(known, chance);
  const who = persona(role, caseId, known, chance);
  const base = `/api/${context}/v1/cases/${caseId}`;
  const { body } = await writer.get(who, `${base}/actions`);
  const offered = ((body['actions'] ?? []) as { readonly name: string }[]).map(({ name }) => name).filter((name) => chance.next() < (SELDOM[name] ?? 1));
  const definitions = byContext[context] ?? [];
  const anything = definitions.filter(({ roles }) => roles.includes(role as never)).map(({ name }) => name).filter((name) => chance.next() < (SELDOM[name] ?? 1));
  const choices = chance.next() < 0.9 ? offered : anything;
  if (choices.length === 0) return undefined;
  const action = chance.of(choices);
  const view: View = { chance, today: dateOf(writer.runtime.clock.now()), entries: known, paper };
  const wanted = BODIES[action]?.(view) ?? (definitions.find(({ name }) => name === action)?.example as object | undefined) ?? {};
  return { persona: who, action, answer: await writer.post(who, `${base}/${action}`, wanted) };
}
