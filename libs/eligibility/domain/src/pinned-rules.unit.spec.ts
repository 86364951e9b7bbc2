import { describe, expect, it } from '@jest/globals';
import type { NewEntry } from '@juanzong/kernel';
import type { TraceLine } from '@juanzong/policy';
import { accepted, application, approver, CHENGDU, examined, examiner, granted, IN_2025, input, means, opened, propose, proposed } from './spec-support/line.js';
import {
  advance, advanced, clerk, decideOn, elderlyAccepted, falsehood, IN_TIME, object, objected, recipient, recover, refusedAndServed, supervisor, terminate, urgentApplication,
} from './spec-support/after-decision.js';

const LATE = '2024-12-02T02:00:00.000Z';
/** The kinds of the packs that an entry pins, each once; a pin that no pack answers to stands out. */
const pinned = ({ rules }: NewEntry): string[] => [...new Set((rules?.policyVersions ?? []).map(({ id }) => input.book.find(id)?.kind ?? `no pack: ${id}`))].sort();
const pins = ({ events }: { readonly events: readonly NewEntry[] }): object => Object.fromEntries(events.map((one) => [one.type.replace('eligibility.', ''), pinned(one)]));
const traceOf = (event: NewEntry | undefined): TraceLine[] => (event?.data as { trace: TraceLine[] }).trace;

const EXAMINED = ['check-exemption', 'hardship-waiver', 'matter-scope'];
const TESTED = [...EXAMINED, 'base-amount', 'hardship-threshold'].sort();
const fraud = () => granted().when(falsehood, { input, at: IN_TIME, actor: approver }).file;
const FOUND = { is: 'FOUND', agency: '500112', verifiedOn: '2024-06-03', entry: 'e-1' as never, method: 'COMMITMENT', householdSize: 2, monthlyIncomeFen: 100_000, assetsFen: 0 } as const;
const reuse = () => examined(application(), CHENGDU, IN_2025).when({ kind: 'reuseFinding', fromCase: '0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10', found: FOUND }, { input, actor: examiner });
const ready = () => elderlyAccepted().when({ kind: 'examine' }, { input }).file.when(means(2_000), { input }).file;
const corrected = () => {
  const file = examined();
  return file.events({ type: 'intake.ApplicationReceivedCorrected', corrects: file.entries[0]?.eventId ?? '', data: { origin: 'APPLICATION', application: application({ matter: 'DOMESTIC_VIOLENCE' }) } });
};
/** A refusal after advance aid, or its grant. */
const settled = (agency: string | undefined, outcome: 'GRANT' | 'REFUSE') =>
  examined(urgentApplication(), agency).when(advance(), { input, actor: approver }).file.when(means(outcome === 'GRANT' ? 100 : 99_999), { input }).file
    .when(propose(outcome), { input, actor: examiner }).file.when({ kind: 'approve' }, { input, actor: approver });

describe('every entry pins the rules that it rests on, and no others', () => {
  it.each([
    ['an examination', () => accepted().when({ kind: 'examine' }, { input }), { InstantProcessingDecided: ['instant-processing'], Examined: EXAMINED }],
    ['an examination after a correction', () => corrected().when({ kind: 'examineAgain' }, { input }), { Examined: EXAMINED }],
    ['a verification', () => examined().when(means(1), { input }), { MeansVerified: ['verification'] }],
    ['an earlier finding', reuse, { HardshipFindingReused: ['hardship-reuse'] }],
    ['a proposal by the rules alone', () => examined(application({ matter: 'DOMESTIC_VIOLENCE' })).when(propose('GRANT'), { input }), { DecisionProposed: ['hardship-waiver', 'matter-scope'] }],
    ['a grant', () => proposed().when({ kind: 'approve' }, { input, actor: approver }), { AidGranted: ['decision-procedure', ...TESTED].sort(), DeadlineMet: [] }],
    ['a grant at once', () => ready().when({ kind: 'decideInstantly', note: '' }, { input, actor: examiner }), { DecisionProposed: TESTED, AidGranted: TESTED, DeadlineMet: [] }],
    ['aid before the decision', () => opened(urgentApplication()).when(advance(), { input, actor: approver }), { AdvanceAidGranted: ['advance-aid'], DeadlineStarted: ['deadline'] }],
    ['its revocation', () => advanced().when({ kind: 'revokeAdvanceAid', reason: 'x' }, { input }), { AdvanceAidSettled: [], DeadlineFellAway: [] }],
    ['its confirmation', () => settled('330100', 'GRANT'), { AidGranted: ['decision-procedure', ...TESTED].sort(), AdvanceAidSettled: [], DeadlineMet: [] }],
    ['its end with a refusal', () => settled('330100', 'REFUSE'), { AidRefused: ['decision-procedure', 'remedy', ...TESTED].sort(), AdvanceAidSettled: ['advance-aid-settlement'], DeadlineMet: [] }],
    ['an objection in time', () => refusedAndServed().when(object(), { input, at: IN_TIME }), { ObjectionFiled: [], DeadlineMet: [], DeadlineStarted: ['deadline'] }],
    ['an objection that is late', () => refusedAndServed().when(object('住院'), { input, at: LATE, actor: clerk }), { ObjectionFiled: ['objection-procedure'], DeadlineMet: [], DeadlineStarted: ['deadline'] }],
    ['a grant by order', () => objected().when(decideOn('ORDERED_TO_GRANT'), { input, at: IN_TIME }), { ObjectionDecided: ['remedy'], AidGranted: [], DeadlineMet: [] }],
    ['a termination', () => granted().when(terminate(), { input, at: IN_TIME }), { AidTerminated: ['remedy', 'termination'], DeadlineStarted: ['deadline'] }],
    ['recovery of cost', () => fraud().when(recover(1, 1), { input, at: IN_TIME }), { CostRecoveryOrdered: ['cost-recovery'] }],
  ] as const)('%s', (_what, outcome, expected) => expect(pins(outcome())).toEqual(expected));

  it('a grant by order of a case that nobody examined pins what examines it now', () => {
    const old = accepted().events({ type: 'eligibility.AidGranted', data: {} }, { type: 'eligibility.AidTerminated', data: { ground: 'MEANS_CHANGED' } });
    const pending = old.when(object(), { input, at: IN_TIME, actor: recipient }).file;
    expect(pins(pending.when(decideOn('TERMINATION_REVOKED'), { input, at: IN_TIME, actor: supervisor }))).toEqual({ ObjectionDecided: ['remedy'], AidGranted: EXAMINED, DeadlineMet: [] });
  });

  it('what rests on none pins none', () => {
    expect(advanced().when({ kind: 'revokeAdvanceAid', reason: 'x' }, { input }).events[0]).not.toHaveProperty('rules');
  });

  it('a notified case rests on no rule of means', () => {
    const outcome = accepted(application({ channel: 'COURT_NOTICE', matter: 'NOTIFIED_MINOR', notificationNumber: '1' })).when({ kind: 'examine' }, { input });
    expect(outcome.events.map(({ type, data, rules }) => ({ type, data, rules }))).toEqual([
      { type: 'eligibility.Examined', data: { matter: 'NOTIFIED_MINOR', matterCategory: 'CRIMINAL', lifeOrDeathPossible: false, minorInvolved: true, inScope: true, route: 'NOT_REQUIRED', grounds: [], trace: [] }, rules: { policyVersions: [] } },
      { type: 'eligibility.AidGranted', data: { basis: 'NOTIFICATION', route: 'NOT_REQUIRED', matter: 'NOTIFIED_MINOR', matterCategory: 'CRIMINAL', minorInvolved: true, lifeOrDeathPossible: false, trace: [] }, rules: { policyVersions: [] } },
    ]);
  });
});

describe('a trace shows what its rule saw', () => {
  it.each([
    ['recovery of cost', () => fraud().when(recover(180_000, 300_000), { input, at: IN_TIME }).events[0], { amountFen: 180_000, fineFen: 300_000, maximumFineFen: 300_000 }, 'yes'],
    ['a termination', () => granted().when(terminate(), { input, at: IN_TIME }).events[0], { ground: 'MEANS_CHANGED' }, 'yes'],
    ['the end of advance aid', () => settled('330100', 'REFUSE').events[1], { costBorneByApplicant: true }, 'yes'],
  ] as const)('%s', (_what, event, saw, said) => expect(traceOf(event())[0]).toMatchObject({ saw, said }));

  it('an earlier finding: of which region, and when', () => expect(traceOf(reuse().events[0])[0]?.saw).not.toEqual({}));

  it('advance aid that was confirmed, or revoked, rests on none', () => {
    expect([settled('330100', 'GRANT').events[1]?.data, advanced().when({ kind: 'revokeAdvanceAid', reason: 'x' }, { input }).events[0]?.data]).toMatchObject([
      { costBorneByApplicant: false, trace: [], reason: null }, { costBorneByApplicant: false, trace: [], reason: 'x' },
    ]);
  });

  it('a grant by order has none of its own', () => {
    expect(objected().when(decideOn('ORDERED_TO_GRANT'), { input, at: IN_TIME }).events[1]?.data).toMatchObject({ trace: [] });
  });
});
