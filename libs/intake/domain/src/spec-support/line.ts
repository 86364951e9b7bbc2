import { type Application, applicationExample } from '@juanzong/intake-contracts';
import type { Actor } from '@juanzong/kernel';
import { given, platformRules } from '@juanzong/testing';
import { type IntakeCommand, intakeDecider, type IntakeInput } from '../index.js';

/** The rules as they are. */
export const input: IntakeInput = platformRules();
export const withNumber: IntakeInput = { ...input, caseNumber: '（2024）芜湖市镜湖区法援民字第0001号' };

export const clerkOf = (agency: string): Actor => ({ id: `clerk@${agency}`, role: 'clerk', agency });
export const JINGHU = '340202';

/** An application with everything that 镜湖区 asks for where hardship is tested. */
export const COMPLETE = ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'HARDSHIP_STATEMENT', 'COMMITMENT_LETTER'];

export const application = (more: Partial<Application> = {}): Application => ({
  ...applicationExample, groups: [], matter: 'INJURY_TRAFFIC', materials: COMPLETE, ...more,
});

export const notification = (more: Partial<Application> = {}): Application => application({
  channel: 'COURT_NOTICE', matter: 'NOTIFIED_LIFE_OR_DEATH', notificationNumber: '（2024）皖0202刑初1号', materials: ['NOTIFICATION_LETTER'], ...more,
});

export const receive = (received: Application = application()): IntakeCommand => ({ kind: 'receive', application: received });
export const RECEIVED_AT = '2024-03-05T02:00:00.000Z';

/** Nothing has happened yet, at this agency. */
export const nothing = (agency = JINGHU) => given(intakeDecider, { agency, actor: clerkOf(agency) });

/** A file in which this application was received on 2024-03-05. */
export const received = (what: Application = application(), agency = JINGHU, at = RECEIVED_AT) =>
  nothing(agency).when(receive(what), { input, at, actor: clerkOf(agency) }).file;

/** …that lacks the form and the identity. */
export const incomplete = () => received(application({ materials: COMPLETE.slice(2) }));
export const NOTICED_AT = '2024-03-06T03:00:00.000Z';
export const awaiting = () => incomplete().when({ kind: 'requestSupplement' }, { input, at: NOTICED_AT }).file;
export const accepted = () => received().when({ kind: 'accept' }, { input: withNumber, at: NOTICED_AT }).file;
export const withdrawn = () => received().when({ kind: 'withdraw', reason: '双方已和解' }, { input, at: NOTICED_AT }).file;
export const supply = (...materials: string[]): IntakeCommand => ({ kind: 'supplyMaterials', materials, documents: [] });
