import { describe, expect, it } from '@jest/globals';
import { eligibilityActions } from './index.js';
import { accepted, application, approver, CHENGDU, examined, granted, IN_2025, input, means, opened, propose, proposed } from './spec-support/line.js';
import {
  advanced, advancedAndExamined, decideOn, elderlyAccepted, falsehood, IN_TIME, object, objected, recipient, recover, refused, refusedAndServed, supervisor, terminated,
} from './spec-support/after-decision.js';

const listed = (file: { readonly state: Parameters<typeof eligibilityActions>[0] }): string[] => eligibilityActions(file.state).map(({ name, roles }) => [name, ...roles].join(' '));
const instant = (applies: boolean, onePersonMayDecide: boolean) => examined().events({ type: 'eligibility.InstantProcessingDecided', data: { applies, onePersonMayDecide, dueOn: '2024-11-05' } });
const assigned = () => granted().events({ type: 'assignment.ProviderAssigned', data: { lawyerId: 'L-1' } });
const exempt = () => examined(application({ groups: ['DIBAO'] }));
const grantedExempt = () => exempt().when(propose('GRANT'), { input }).file.when({ kind: 'approve' }, { input, actor: approver }).file;
const fraud = () => granted().when(falsehood, { input, at: IN_TIME, actor: approver }).file;
const withdrawn = () => objected().when({ kind: 'withdrawObjection', reason: 'x' }, { input, at: IN_TIME, actor: recipient }).file;

const ADVANCE = 'grant-advance-aid approver';
const TESTED = ['query-means examiner', 'verify-means examiner', 'reuse-hardship-finding examiner', 'propose-decision examiner'];
const SERVE = 'serve-decision clerk examiner';
const OBJECT = 'file-objection recipient clerk';
const ON_OBJECTION = ['withdraw-objection recipient clerk', 'decide-objection supervisor'];
const FALSE = 'record-false-commitment approver supervisor';

describe('what is listed, and for whom', () => {
  it.each([
    ['before the acceptance', opened, [ADVANCE]],
    ['accepted', accepted, [ADVANCE]],
    ['notified', () => opened(application({ channel: 'COURT_NOTICE', matter: 'NOTIFIED_MINOR', notificationNumber: '1' })), []],
    ['advance aid runs', advanced, ['revoke-advance-aid approver']],
    ['examined, and to be tested', examined, [...TESTED, ADVANCE]],
    ['examined where nobody speaks of instant decisions', () => examined(application(), CHENGDU, IN_2025), [...TESTED, ADVANCE]],
    ['examined with advance aid', advancedAndExamined, [...TESTED, 'revoke-advance-aid approver']],
    ['examined, and exempt', exempt, ['propose-decision examiner', ADVANCE]],
    ['to be decided at once', () => elderlyAccepted().when({ kind: 'examine' }, { input }).file, [...TESTED, 'decide-instantly examiner', ADVANCE]],
    ['to be decided at once, by two', () => instant(true, false), [...TESTED, ADVANCE]],
    ['not to be decided at once', () => instant(false, true), [...TESTED, ADVANCE]],
    ['proposed', proposed, ['approve-decision approver', 'return-decision approver', ADVANCE]],
    ['granted on a commitment', granted, [SERVE, 'terminate-aid approver', FALSE]],
    ['granted, and nobody asked for means', grantedExempt, [SERVE, 'terminate-aid approver']],
    ['assigned', assigned, [SERVE, 'terminate-aid approver', 'report-ground lawyer', FALSE]],
    ['refused', refused, [SERVE, OBJECT]],
    ['refused and served', refusedAndServed, [OBJECT]],
    ['objected to', objected, ON_OBJECTION],
    ['objected to, and taken back', withdrawn, [OBJECT]],
    ['upheld', () => objected().when(decideOn('UPHELD'), { input, at: IN_TIME, actor: supervisor }).file, []],
    ['terminated', terminated, [SERVE, OBJECT, FALSE]],
    ['terminated for fraud', fraud, [SERVE, OBJECT, 'order-cost-recovery supervisor']],
    ['terminated for fraud, and objected to', () => fraud().when(object(), { input, at: IN_TIME, actor: recipient }).file, [SERVE, ...ON_OBJECTION]],
    ['recovery ordered', () => fraud().when(recover(1, 0), { input, at: IN_TIME, actor: supervisor }).file, [SERVE, OBJECT]],
  ] as const)('%s', (_situation, file, expected) => expect(listed(file())).toEqual(expected));

  it('means that were verified by data are no commitment', () => {
    const byData = examined().when({ ...means(2_000), method: 'DATA_QUERY' }, { input }).file.when(propose('GRANT'), { input }).file.when({ kind: 'approve' }, { input, actor: approver }).file;
    expect(listed(byData)).toEqual([SERVE, 'terminate-aid approver']);
  });

  it('has a label in both languages', () => expect(eligibilityActions(opened().state)[0]?.label).toEqual({ zh: '先行提供法律援助', en: 'Grant advance aid' }));
});
