import type { RuleInput } from '@juanzong/common-domain';
import { type Application, applicationExample, intakeDeadlines } from '@juanzong/intake-contracts';
import type { Actor } from '@juanzong/kernel';
import { given, platformRules } from '@juanzong/testing';
import { type EligibilityCommand, eligibilityDecider } from '../index.js';

export const input: RuleInput = platformRules();
export const examiner: Actor = { id: 'examiner-1', role: 'examiner', agency: '340202' };
export const approver: Actor = { id: 'approver-1', role: 'approver', agency: '340202' };
export const [JINGHU, CHENGDU, JIANGMEN] = ['340202', '510100', '440700'];
export const IN_2024 = '2024-11-05T02:00:00.000Z';
export const IN_2025 = '2025-01-01T02:00:00.000Z';

export const application = (more: Partial<Application> = {}): Application => ({ ...applicationExample, groups: [], matter: 'INJURY_TRAFFIC', ...more });

const deadline = { ...intakeDeadlines.started.example.deadline, dueAt: '2024-11-12T15:59:59.999Z', dueDate: '2024-11-12' };

/** A file opened at an agency on a day, with its examination clock running. */
export const opened = (what: Application = application(), agency = JINGHU, at = IN_2024) =>
  given(eligibilityDecider, { agency: agency ?? '', actor: examiner, at }).events(
    { type: 'intake.ApplicationReceived', data: { origin: what.channel === 'COURT_NOTICE' ? 'NOTIFICATION' : 'APPLICATION', application: what } },
    { type: 'intake.DeadlineStarted', data: { deadline } },
  );

export const acceptance = { type: 'intake.ApplicationAccepted', data: { caseNumber: '（2024）第1号', receipt: { items: [], receivedOn: '2024-11-05' } } };
export const accepted = (...of: Parameters<typeof opened>) => opened(...of).events(acceptance);
export const examined = (...of: Parameters<typeof opened>) => accepted(...of).when({ kind: 'examine' }, { input }).file;

/** What a household says: yuan a month for all, heads, yuan of assets. */
export const means = (incomeYuan: number, heads = 1, assetsYuan = 0): Extract<EligibilityCommand, { kind: 'verifyMeans' }> => ({
  kind: 'verifyMeans', method: 'COMMITMENT', source: '个人诚信承诺书', reference: '', householdSize: heads, monthlyIncomeFen: Math.round(incomeYuan * 100), assetsFen: Math.round(assetsYuan * 100),
});
export const propose = (outcome: 'GRANT' | 'REFUSE', note = ''): EligibilityCommand => ({ kind: 'propose', outcome, note });
export const verified = () => examined().when(means(2_000), { input }).file;
export const proposed = () => verified().when(propose('GRANT'), { input, actor: examiner }).file;
export const granted = () => proposed().when({ kind: 'approve' }, { input, actor: approver }).file;
export const serve = (servedOn: string): EligibilityCommand => ({ kind: 'serve', method: 'IN_PERSON', servedOn, receivedBy: '张三' });
