import { describe, expect, it } from '@jest/globals';
import { personalPathsOf } from '@juanzong/case-file';
import { eligibilityContracts } from '@juanzong/eligibility-contracts';
import type { Application } from '@juanzong/intake-contracts';
import { catalogueFaults } from '@juanzong/http';
import { calendarDate } from '@juanzong/kernel';
import { policyBook } from '@juanzong/policy';
import { contractFaults, erased } from '@juanzong/testing';
import fc from 'fast-check';
import { eligibilityActions, type EligibilityCommand, eligibilityReactions, eligibilityRefusals, type EligibilityState } from './index.js';
import {
  acceptance, accepted, application, approver, CHENGDU, examined, examiner, granted, IN_2024, IN_2025, input, JIANGMEN, JINGHU, means, opened, propose, proposed, serve, verified,
} from './spec-support/line.js';

const stateOf = <S extends EligibilityState['status']>(state: EligibilityState, status: S): Extract<EligibilityState, { status: S }> => {
  if (state.status !== status) throw new Error(`${state.status}, not ${status}`);
  return state as Extract<EligibilityState, { status: S }>;
};
const examinationOf = (more: Partial<Application>, agency: string | undefined, at: string) => stateOf(examined(application(more), agency, at).state, 'Examined').examination;
const without = (...kinds: string[]) => ({ ...input, book: policyBook(input.book.packs.filter(({ kind }) => !kinds.includes(kind))) });

describe('examination by rule', () => {
  it.each([
    ['镜湖区: a traffic accident is tested', {}, JINGHU, IN_2024, true, 'TESTED', []],
    ['镜湖区: 抚养 is tested', { matter: 'SUPPORT_OF_CHILDREN' }, JINGHU, IN_2024, true, 'TESTED', []],
    ['镜湖区: marriage and family is in scope there', { matter: 'MARRIAGE_FAMILY' }, JINGHU, IN_2024, true, 'TESTED', []],
    ['江门: marriage and family is out of scope', { matter: 'MARRIAGE_FAMILY' }, JIANGMEN, IN_2024, false, 'TESTED', []],
    ['anywhere: domestic violence is waived', { matter: 'DOMESTIC_VIOLENCE' }, JINGHU, IN_2024, true, 'WAIVED', ['ABUSE_OR_VIOLENCE']],
    ['anywhere: a migrant worker who claims pay is exempt', { groups: ['MIGRANT_WORKER'], matter: 'LABOUR_PAY' }, JINGHU, IN_2024, true, 'EXEMPT', ['MIGRANT_WORKER']],
    ['anywhere: a recipient of 低保 is exempt', { groups: ['DIBAO'] }, JINGHU, IN_2024, true, 'EXEMPT', ['ASSISTED_PERSON']],
    ['成都 before 2025: a service member is tested, a contract is out of scope', { groups: ['MILITARY'], matter: 'CONTRACT' }, CHENGDU, '2024-12-31T15:59:59.999Z', false, 'TESTED', []],
    ['成都 from 2025: hardship does not matter and every matter is in scope', { groups: ['MILITARY'], matter: 'CONTRACT' }, CHENGDU, '2024-12-31T16:00:00.000Z', true, 'WAIVED', ['MILITARY']],
    ['江门: a personal injury is exempt from checking', {}, JIANGMEN, IN_2024, true, 'EXEMPT', ['MATTERS']],
    ['江门 before its plan: it is tested', {}, JIANGMEN, '2024-10-24T02:00:00.000Z', true, 'TESTED', []],
  ] as const)('%s', (_what, more, agency, at, inScope, route, grounds) => {
    expect(examinationOf(more as Partial<Application>, agency, at)).toMatchObject({ inScope, route, grounds });
  });

  it('carries its trace and pins every pack it names', () => {
    const [event] = accepted(application(), CHENGDU, IN_2025).when({ kind: 'examine' }, { input }).events;
    const { trace } = event?.data as { trace: { rule: string; text: { zh: string; en: string } }[] };
    const pinned = event?.rules?.policyVersions.map(({ id }) => id) ?? [];
    expect(trace.length).toBeGreaterThan(2);
    expect(pinned).toEqual(expect.arrayContaining([...new Set(trace.map(({ rule }) => rule))]));
    expect(pinned).toContain('sc.hardship-waiver');
    for (const { text } of trace) expect(`${text.zh}${text.en}`).not.toMatch(/undefined/);
  });

  it('sees age under the rules: an old person without income is exempt', () => {
    const applicant = { ...application().applicant, birthDate: '1950-01-01' };
    expect(examinationOf({ applicant, household: { size: 1, monthlyIncomeFen: 0, assetsFen: 0 } }, JINGHU, IN_2024)).toMatchObject({ route: 'EXEMPT', grounds: ['NO_FIXED_INCOME'] });
    expect(examinationOf({ applicant }, JINGHU, IN_2024)).toMatchObject({ route: 'TESTED' });
  });

  it('knows a minor in a criminal case', () => {
    const applicant = { ...application().applicant, birthDate: '2008-01-01' };
    expect(examinationOf({ applicant, matter: 'CRIMINAL_DEFENCE' }, JINGHU, IN_2024)).toMatchObject({ minorInvolved: true, matterCategory: 'CRIMINAL' });
    expect(examinationOf({ applicant: { ...applicant, birthDate: null }, matter: 'CRIMINAL_DEFENCE' }, JINGHU, IN_2024)).toMatchObject({ minorInvolved: false });
  });

  it('of a notified case grants at once: nobody tests its means', () => {
    const notified = application({ channel: 'COURT_NOTICE', matter: 'NOTIFIED_LIFE_OR_DEATH', notificationNumber: '1' });
    const outcome = accepted(notified).when({ kind: 'examine' }, { input });
    outcome.then(
      { type: 'eligibility.Examined', data: { route: 'NOT_REQUIRED', inScope: true, lifeOrDeathPossible: true } },
      { type: 'eligibility.AidGranted', data: { basis: 'NOTIFICATION', route: 'NOT_REQUIRED', lifeOrDeathPossible: true } },
    );
    expect(outcome.events[1]?.data).not.toHaveProperty('proposedBy');
    outcome.file.when(means(0), { input }).thenRefused('eligibility.decided-already');
  });

  it('without a rule in force is an error, never a fallback', () => {
    for (const kind of ['matter-scope', 'hardship-waiver', 'check-exemption']) {
      accepted().when({ kind: 'examine' }, { input: without(kind) }).thenRefused('policy.missing', { kind, region: JINGHU ?? '' });
    }
    accepted(application(), JINGHU, '2021-12-31T02:00:00.000Z').when({ kind: 'examine' }, { input }).thenRefused('policy.missing');
  });

  it('follows from the acceptance and, once more, from a correction; from nothing else', () => {
    expect(eligibilityReactions({ type: 'intake.ApplicationReceivedCorrected' })).toEqual([{ name: 'examine-again', command: { kind: 'examineAgain' } }]);
    expect(eligibilityReactions({ type: 'intake.ApplicationAccepted' })).toEqual([{ name: 'examine', command: { kind: 'examine' } }]);
    expect(eligibilityReactions({ type: 'intake.ApplicationReceived' })).toEqual([]);
  });
});

describe('examination after a correction', () => {
  const again = { kind: 'examineAgain' } as const;
  /** The file as it reads with the correction in the place of the registration. */
  const corrected = (file: ReturnType<typeof opened>, more: Partial<Application>) => {
    const [first] = file.entries;
    if (!first) throw new Error('nothing received');
    return file.events({ type: 'intake.ApplicationReceivedCorrected', corrects: first.eventId, data: { origin: 'APPLICATION', application: application(more) } });
  };

  it('gives a new result where the rules see another matter', () => {
    corrected(examined(), { matter: 'DOMESTIC_VIOLENCE' }).when(again, { input }).then({ type: 'eligibility.Examined', data: { matter: 'DOMESTIC_VIOLENCE', route: 'WAIVED', grounds: ['ABUSE_OR_VIOLENCE'] } });
  });

  it('gives a new result where they see another age', () => {
    const household = { size: 1, monthlyIncomeFen: 0, assetsFen: 0 };
    const applicant = { ...application().applicant, birthDate: '1950-01-01' };
    corrected(examined(application({ household })), { household, applicant }).when(again, { input }).then({ type: 'eligibility.Examined', data: { route: 'EXEMPT', grounds: ['NO_FIXED_INCOME'] } });
  });

  it('says nothing where the result is the same, and nothing twice', () => {
    corrected(examined(), { cause: '另一案由' }).when(again, { input }).then();
    corrected(proposed(), { cause: '另一案由' }).when(again, { input }).then();
    corrected(examined(), { matter: 'DOMESTIC_VIOLENCE' }).when(again, { input }).file.when(again, { input }).then();
  });

  it('returns a proposal that rested on the old result; what the household said stands', () => {
    const outcome = corrected(proposed(), { matter: 'PROPERTY_LOSS' }).when(again, { input });
    expect(outcome.events[0]?.data).toEqual({ reason: expect.stringContaining('更正') });
    outcome.then('eligibility.DecisionReturned', { type: 'eligibility.Examined', data: { inScope: false, route: 'TESTED' } });
    expect(stateOf(outcome.file.state, 'Examined').means).toMatchObject({ method: 'COMMITMENT' });
    expect(outcome.file.state).not.toHaveProperty('proposal');
    outcome.file.when(propose('GRANT'), { input }).thenRefused('eligibility.proposal-contradicts-rules', { expected: 'REFUSE' });
    outcome.file.when(propose('REFUSE'), { input, actor: examiner }).then('eligibility.DecisionProposed');
  });

  it('comes to nothing before the first examination, and after the decision', () => {
    for (const file of [opened(), accepted(), granted()]) corrected(file, { matter: 'DOMESTIC_VIOLENCE' }).when(again, { input }).then();
  });

  it('without a rule in force is an error, never a fallback', () => {
    corrected(examined(), { matter: 'DOMESTIC_VIOLENCE' }).when(again, { input: without('matter-scope') }).thenRefused('policy.missing', { kind: 'matter-scope' });
  });
});

describe('the means test', () => {
  it.each([
    ['镜湖区 2.5 × 800: at most', JINGHU, IN_2024, {}, 2_000, 'AT_MOST'],
    ['成都 2 × 800: at most', CHENGDU, IN_2024, {}, 1_600, 'AT_MOST'],
    ['江门 half of 3800: below', JIANGMEN, IN_2024, { matter: 'LABOUR_PAY' }, 1_900, 'BELOW'],
  ] as const)('%s, exactly at the limit and one fen beside it, for any household', (_what, agency, at, more, limitYuan, comparison) => {
    const file = examined(application(more), agency, at);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.constantFrom(-1, 0, 1), (heads, fenBeside) => {
        const tested = file.when(means(limitYuan * heads + fenBeside / 100, heads), { input }).file;
        const met = comparison === 'AT_MOST' ? fenBeside <= 0 : fenBeside < 0;
        tested.when(propose(met ? 'GRANT' : 'REFUSE'), { input }).then({ type: 'eligibility.DecisionProposed', data: { outcome: met ? 'GRANT' : 'REFUSE', reasons: met ? [] : ['HARDSHIP_NOT_MET'] } });
        tested.when(propose(met ? 'REFUSE' : 'GRANT'), { input }).thenRefused('eligibility.proposal-contradicts-rules', { expected: met ? 'GRANT' : 'REFUSE' });
      }),
      { numRuns: 30 },
    );
  });

  it('江门 looks at assets too', () => {
    const file = examined(application({ matter: 'LABOUR_PAY' }), JIANGMEN);
    file.when(means(100, 1, 200_000), { input }).file.when(propose('GRANT'), { input }).then('eligibility.DecisionProposed');
    file.when(means(100, 1, 200_000.01), { input }).file.when(propose('REFUSE'), { input }).then('eligibility.DecisionProposed');
  });

  it('says that a standard is unverified, and writes the sentence of the rule where no note is given', () => {
    const [event] = verified().when(propose('GRANT'), { input }).events;
    expect((event?.data as { note: string }).note).toBe('符合经济困难标准：人均月收入标准2000.00元（标准未核实）');
    verified().when(propose('GRANT', '另有说明'), { input }).then({ type: 'eligibility.DecisionProposed', data: { note: '另有说明' } });
    const trusted = { ...input, book: policyBook(input.book.packs.map((pack) => ({ ...pack, verified: true }))) };
    expect(verified().when(propose('REFUSE'), { input: trusted }).refusal?.params['why']).not.toMatch(/未核实/);
  });

  it('needs means, and one of the methods of the place', () => {
    examined().when(propose('GRANT'), { input }).thenRefused('eligibility.means-not-verified');
    const erased = examined().events({ type: 'eligibility.MeansVerified', data: { ...means(1), householdSize: null, monthlyIncomeFen: null, assetsFen: null } });
    erased.when(propose('GRANT'), { input }).thenRefused('eligibility.means-not-verified');
    const assetsErased = examined().events({ type: 'eligibility.MeansVerified', data: { ...means(1), assetsFen: null } });
    assetsErased.when(propose('GRANT'), { input }).thenRefused('eligibility.means-not-verified');
    const onlyData = { ...input, book: policyBook(input.book.packs.filter(({ kind, id }) => kind !== 'verification' || id === 'cn.param.verification.certificate')) };
    examined().when(means(1), { input: onlyData }).thenRefused('eligibility.method-not-allowed', { allowed: ['证明'] });
    examined().when(means(1), { input: without('verification') }).thenRefused('policy.missing', { kind: 'verification' });
    verified().when(propose('GRANT'), { input: without('hardship-threshold') }).thenRefused('policy.missing', { kind: 'hardship-threshold' });
    verified().when(propose('GRANT'), { input: without('base-amount') }).thenRefused('policy.missing', { kind: 'base-amount' });
  });

  it('is not made where hardship does not matter or is not checked', () => {
    for (const more of [{ matter: 'DOMESTIC_VIOLENCE' }, { groups: ['DIBAO'] }]) {
      const file = examined(application(more));
      file.when(means(1), { input }).thenRefused('eligibility.no-means-test-needed');
      file.when(propose('GRANT'), { input }).then({ type: 'eligibility.DecisionProposed', data: { outcome: 'GRANT', reasons: [] } });
      file.when(propose('REFUSE'), { input }).thenRefused('eligibility.proposal-contradicts-rules');
    }
  });

  it('is not made in a notified case, should it ever be proposed', () => {
    const { examination } = stateOf(examined().state, 'Examined');
    accepted().events({ type: 'eligibility.Examined', data: { ...examination, route: 'NOT_REQUIRED' } }).when(propose('GRANT'), { input })
      .then({ type: 'eligibility.DecisionProposed', data: { note: '通知类案件不审查经济困难状况' } });
  });

  it('is not made where the matter is out of scope', () => {
    const file = examined(application({ matter: 'CONTRACT' }));
    file.when(propose('REFUSE'), { input }).then({ type: 'eligibility.DecisionProposed', data: { outcome: 'REFUSE', reasons: ['MATTER_OUT_OF_SCOPE'] } });
    file.when(propose('GRANT'), { input }).thenRefused('eligibility.proposal-contradicts-rules', { expected: 'REFUSE' });
  });
});

describe('the decision', () => {
  it('is approved by another person, meets the examination and carries its trace and its packs', () => {
    proposed().when({ kind: 'approve' }, { input, actor: { ...examiner, role: 'approver' } }).thenRefused('eligibility.same-person');
    const outcome = proposed().when({ kind: 'approve' }, { input, actor: approver });
    outcome.then(
      { type: 'eligibility.AidGranted', data: { basis: 'APPLICATION', route: 'TESTED', matter: 'INJURY_TRAFFIC', proposedBy: 'examiner-1' } },
      { type: 'eligibility.DeadlineMet', data: { ruleId: 'examination', late: false } },
    );
    const [event] = outcome.events;
    const { trace } = event?.data as { trace: { rule: string }[] };
    expect(trace.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['whjh.threshold', 'wh.base.dibao', 'cn.law.scope']));
    expect(event?.rules?.policyVersions.map(({ id }) => id)).toEqual(expect.arrayContaining([...trace.map(({ rule }) => rule), 'cn.param.decision-procedure']));
  });

  it('may be approved by who proposed it where the rules do not say otherwise', () => {
    const packs = input.book.packs.map((pack) => (pack.kind === 'decision-procedure' ? { ...pack, params: { proposerAndApproverDiffer: false } } : pack));
    proposed().when({ kind: 'approve' }, { input: { ...input, book: policyBook(packs) }, actor: examiner }).then('eligibility.AidGranted', 'eligibility.DeadlineMet');
  });

  it('after the time says that it was late', () => {
    proposed().when({ kind: 'approve' }, { input, actor: approver, at: '2024-11-13T02:00:00.000Z' }).then('eligibility.AidGranted', { type: 'eligibility.DeadlineMet', data: { late: true } });
  });

  it.each([
    ['HARDSHIP_NOT_MET', '经核查，申请人不符合当地法律援助经济困难标准', () => examined().when(means(9_999), { input }).file],
    ['MATTER_OUT_OF_SCOPE', '申请事项不属于法律援助范围', () => examined(application({ matter: 'CONTRACT' }))],
  ] as const)('to refuse has its reason and the remedies: %s', (reason, explanation, file) => {
    const outcome = file().when(propose('REFUSE'), { input, actor: examiner }).file.when({ kind: 'approve' }, { input, actor: approver });
    outcome.then({ type: 'eligibility.AidRefused', data: { reasons: [reason], explanation, proposedBy: 'examiner-1' } }, 'eligibility.DeadlineMet');
    const [event] = outcome.events;
    expect((event?.data as { remedies: { code: string; text: { zh: string } }[] }).remedies.map(({ code }) => code)).toEqual(['OBJECTION', 'RECONSIDERATION', 'SUIT']);
    expect(event?.rules?.policyVersions.map(({ id }) => id)).toContain('cn.law.remedy');
    expect((event?.data as { trace: unknown[] }).trace.length).toBeGreaterThan(0);
    expect(outcome.file.state).toMatchObject({ status: 'Decided', outcome: 'REFUSED', decidedOn: '2024-11-05' });
  });

  it('spells out a reason that has no sentence of its own', () => {
    const odd = verified().events({ type: 'eligibility.DecisionProposed', data: { outcome: 'REFUSE', reasons: ['SOMETHING_ELSE'], note: '', trace: [{ rule: 'gone' }] } });
    odd.when({ kind: 'approve' }, { input, actor: approver }).then({ type: 'eligibility.AidRefused', data: { explanation: 'SOMETHING_ELSE' } }, 'eligibility.DeadlineMet');
    odd.when({ kind: 'approve' }, { input: without('remedy'), actor: approver }).thenRefused('policy.missing', { kind: 'remedy' });
  });

  it('needs a rule for who decides', () => proposed().when({ kind: 'approve' }, { input: without('decision-procedure'), actor: approver }).thenRefused('policy.missing', { kind: 'decision-procedure' }));

  it('sent back is proposed anew', () => {
    const returned = proposed().when({ kind: 'returnProposal', reason: '请核查资产' }, { input, actor: approver }).then({ type: 'eligibility.DecisionReturned', data: { reason: '请核查资产' } }).file;
    expect(returned.state).toMatchObject({ status: 'Examined' });
    expect(returned.state).not.toHaveProperty('proposal');
    returned.when(means(9_999), { input }).file.when(propose('REFUSE'), { input }).then('eligibility.DecisionProposed');
  });

  it('of a proposal pins the packs of its trace', () => {
    const [event] = examined(application({ matter: 'DOMESTIC_VIOLENCE' })).when(propose('GRANT'), { input }).events;
    expect(event?.rules?.policyVersions.map(({ id }) => id)).toContain('cn.law.hardship-waiver');
  });

  it('is served once, not before it was made and not in the future', () => {
    const later = { input, at: '2024-11-06T02:00:00.000Z' };
    granted().when(serve('2024-11-04'), later).thenRefused('eligibility.served-before-decision', { servedOn: '2024-11-04', decidedOn: '2024-11-05' });
    granted().when(serve('2024-11-07'), later).thenRefused('eligibility.served-in-future', { servedOn: '2024-11-07', today: '2024-11-06' });
    const served = granted().when(serve('2024-11-05'), later).then({
      type: 'eligibility.DecisionServed', occurredAt: { precision: 'day', date: calendarDate('2024-11-05') }, data: { method: 'IN_PERSON', servedOn: '2024-11-05', receivedBy: '张三' },
    }).file;
    served.when(serve('2024-11-06'), later).thenRefused('eligibility.already-served');
  });
});

describe('what may be done next', () => {
  const ended = () => opened().events({ type: 'intake.ApplicationWithdrawn', data: { reason: 'x' } });
  const served = () => granted().when(serve('2024-11-05'), { input }).file;
  const exempt = () => examined(application({ groups: ['DIBAO'] }));
  const files = { opened, accepted, examined, exempt, verified, proposed, granted, served, ended };
  const commands: Record<string, EligibilityCommand> = {
    'query-means': { ...means(1), method: 'DATA_QUERY' }, 'verify-means': means(1), 'propose-decision': propose('GRANT'), 'approve-decision': { kind: 'approve' },
    'return-decision': { kind: 'returnProposal', reason: 'x' }, 'serve-decision': serve('2024-11-05'),
  };
  /** Not a matter of where the examination stands, but of what is known so far. */
  const OF_CONTENT = ['eligibility.means-not-verified', 'eligibility.proposal-contradicts-rules'];

  for (const [situation, file] of Object.entries(files)) {
    for (const [action, command] of Object.entries(commands)) {
      it(`${situation}: ${action}`, () => {
        const listed = eligibilityActions(file().state).map(({ name }) => name).includes(action);
        const code = file().when(command, { input, actor: approver }).refusal?.refusal;
        if (listed) expect([undefined, ...OF_CONTENT]).toContain(code);
        else expect(code).toBeDefined();
      });
    }
  }

  it('is nothing before there is a file', () => {
    const none = { status: 'NotOpened' } as const;
    expect(eligibilityActions(none)).toEqual([]);
  });

  it('names why not', () => {
    opened().when({ kind: 'examine' }, { input }).thenRefused('eligibility.not-accepted');
    examined().when({ kind: 'examine' }, { input }).thenRefused('eligibility.already-examined');
    accepted().when(propose('GRANT'), { input }).thenRefused('eligibility.not-examined');
    accepted().when(means(1), { input }).thenRefused('eligibility.not-examined');
    proposed().when(propose('GRANT'), { input }).thenRefused('eligibility.already-proposed');
    proposed().when(means(1), { input }).thenRefused('eligibility.already-proposed');
    examined().when({ kind: 'approve' }, { input }).thenRefused('eligibility.nothing-proposed');
    ended().when({ kind: 'examine' }, { input }).thenRefused('eligibility.ended');
    examined().when(serve('2024-11-05'), { input }).thenRefused('eligibility.not-decided');
  });
});

describe('folding', () => {
  it('a corrected application stands in its place', () => {
    const file = examined();
    const corrected = file.events({
      type: 'intake.ApplicationReceivedCorrected', corrects: file.entries[0]?.eventId ?? '', data: { origin: 'APPLICATION', application: application({ cause: '更正后的案由' }) },
    });
    expect(corrected.state).toMatchObject({ status: 'Examined', application: { cause: '更正后的案由' }, receivedOn: '2024-11-05' });
  });

  it('materials supplied are those of the application', () => {
    const file = opened().events({ type: 'intake.MaterialsSupplied', data: { materials: ['IDENTITY', 'AGENT_PROOF'] } });
    expect(stateOf(file.state, 'NotAccepted').application.materials).toEqual(['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'AGENT_PROOF']);
  });

  it('passes over entries that come where they cannot', () => {
    const before = accepted().state;
    for (const type of ['eligibility.MeansVerified', 'eligibility.DecisionProposed', 'eligibility.DecisionReturned', 'eligibility.DecisionServed', 'other.Happened']) {
      expect(accepted().events({ type, data: {} }).state).toEqual(before);
    }
    for (const type of ['intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate']) expect(opened().events({ type, data: {} }).state.status).toBe('Ended');
    expect(acceptance.type).toBe('intake.ApplicationAccepted');
  });

  it('does not begin with anything but an application', () => {
    const file = opened();
    const [, second] = file.entries;
    expect(second && file.decider.evolve(file.decider.initialState(), { ...second, type: 'eligibility.Examined' })).toEqual({ status: 'NotOpened' });
  });
});

describe('every entry of eligibility', () => {
  it('is a contract that holds, and folds also when everybody in it was erased', () => {
    expect(contractFaults('eligibility', eligibilityContracts)).toEqual([]);
    const facts = eligibilityContracts.map(({ type, example, schema }) => ({ type, data: erased(example, personalPathsOf(schema as never)) }));
    for (const file of [opened(), accepted(), examined(), proposed(), granted()]) for (const fact of facts) expect(file.events(fact).state.status).not.toBe('NotOpened');
    const gone = opened(application({ applicant: { ...application().applicant, name: '〔已删除 erased〕', birthDate: '〔已删除 erased〕' }, household: { size: null, monthlyIncomeFen: null, assetsFen: null } })).events(acceptance);
    gone.when({ kind: 'examine' }, { input }).then('eligibility.InstantProcessingDecided', 'eligibility.Examined');
  });
});

describe('the words of refusals', () => {
  it('are complete in both languages', () => {
    expect(catalogueFaults(eligibilityRefusals)).toEqual([]);
    for (const { zh, en } of Object.values(eligibilityRefusals)) for (const text of [zh({}), en({})]) expect(text).not.toMatch(/[{}]/);
  });
});
