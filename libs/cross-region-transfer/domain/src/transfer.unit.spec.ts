import { describe, expect, it } from '@jest/globals';
import { idSource } from '@juanzong/case-file';
import { crossRegionTransferContracts } from '@juanzong/cross-region-transfer-contracts';
import { type Actor, commandId, instant, isRefusal, type RecordedEntry } from '@juanzong/kernel';
import { contractFaults } from '@juanzong/testing';
import fc from 'fast-check';
import { transferActions, type TransferCommand, transferDecider, type TransferEvent, transferRefusals } from './index.js';
import {
  AGREE, application, bureau, by, clerkOf, deadlineOf, designate, dispute, disputed, type File, forwarded, FORWARDED_AT, HEFEI, input, INTERVIEW, JINGHU, LUYANG, propose, proposed, ready,
  received, SHUSHAN, supervisorOf,
} from './spec-support/forwarding.js';

const FORWARD: TransferCommand = { kind: 'forward' };
const ACCEPT: TransferCommand = { kind: 'accept' };
const WITHDRAW: TransferCommand = { kind: 'withdrawProposal', reason: '误提' };
const named = (file: File, actor: Actor): string[] => transferActions(file.state, actor).filter(({ roles }) => roles.includes(actor.role)).map(({ name }) => name);
const examinationOf = ({ state }: File) => (state.status === 'NotReceived' ? undefined : Object.values(state.deadlines).find(({ deadline }) => deadline.ruleId === 'examination'));
const usedBy = (events: readonly TransferEvent[]): string[] => (events[0]?.rules?.policyVersions ?? []).map(({ id }) => id);
const owners = ({ state }: File) => (state.status === 'NotReceived' ? [] : [state.agency, ...Object.values(state.deadlines).map(({ deadline }) => deadline.owner)]);

describe('contracts', () => {
  it('take their own examples', () => expect(contractFaults('cross-region-transfer', crossRegionTransferContracts)).toEqual([]));
});

describe('a proposal', () => {
  it('names the competent agency by rule, with its trace', () => {
    const outcome = by(received(), propose(), LUYANG);
    expect(usedBy(outcome.events)).toEqual(['cn.law.intake-scope', 'hf.intake-scope']);
    outcome.then({
      type: 'cross-region-transfer.ForwardProposed', data: { from: LUYANG, to: SHUSHAN, ground: 'CASE_HANDLING_ORGAN', place: { region: SHUSHAN, from: 'HANDLING_ORGAN' }, competent: [SHUSHAN], trace: [{ said: 'yes' }, { said: 'no' }] },
    });
  });

  it('out of court has a choice, and says so', () => {
    const file = received(application({ matter: 'LABOUR_PAY', handlingOrgan: '合肥市蜀山区劳动人事争议仲裁委员会', disputePlace: '芜湖市镜湖区某工地' }));
    by(file, propose(), LUYANG).thenRefused('cross-region-transfer.several-competent', { competent: [SHUSHAN, JINGHU] });
    by(file, propose({ to: JINGHU }), LUYANG).then({ type: 'cross-region-transfer.ForwardProposed', data: { to: JINGHU, ground: 'CAUSE_AROSE', place: { from: 'DISPUTE_PLACE' } } });
    by(file, propose({ to: JINGHU, ground: 'DISPUTE_HANDLING_BODY' }), LUYANG).thenRefused('cross-region-transfer.not-competent', { to: JINGHU, competent: [SHUSHAN, JINGHU] });
    by(received(application({ matter: 'INJURY_TRAFFIC', stage: 'MEDIATION', handlingOrgan: undefined as never, disputePlace: '合肥市蜀山区' })), propose(), LUYANG)
      .then({ type: 'cross-region-transfer.ForwardProposed', data: { ground: 'CAUSE_AROSE' } });
  });

  it('takes the place from the clerk where the particulars tell none, and only there', () => {
    const unnamed = received(application({ handlingOrgan: '人民法院' }));
    by(unnamed, propose(), LUYANG).thenRefused('cross-region-transfer.place-unknown');
    by(unnamed, propose({ place: SHUSHAN }), LUYANG).then({ type: 'cross-region-transfer.ForwardProposed', data: { to: SHUSHAN, place: { region: SHUSHAN, from: 'NAMED_BY_CLERK' } } });
    by(unnamed, propose({ place: '999999' }), LUYANG).thenRefused('cross-region-transfer.no-such-place', { place: '999999' });
    by(received(), propose({ place: JINGHU }), LUYANG).thenRefused('cross-region-transfer.place-differs', { place: JINGHU, derived: [SHUSHAN] });
    by(received(), propose({ place: SHUSHAN }), LUYANG).then({ type: 'cross-region-transfer.ForwardProposed', data: { place: { from: 'HANDLING_ORGAN' } } });
  });

  it('is refused to who is competent itself, may decide itself, or has nobody to forward to', () => {
    by(received(application(), SHUSHAN), propose(), SHUSHAN).thenRefused('cross-region-transfer.own-competence', { agency: SHUSHAN });
    const jiangmen = received(application({ handlingOrgan: '江门市新会区人民法院' }), '440703', '2024-11-05T02:00:00.000Z');
    by(jiangmen, propose(), '440703', '2024-11-05T03:00:00.000Z').thenRefused('cross-region-transfer.may-decide', { rule: 'jm.intake-scope' });
    by(received(application({ handlingOrgan: '北京市东城区人民法院' })), propose(), LUYANG).thenRefused('cross-region-transfer.no-agency', { places: ['110101'] });
    by(received(), propose({ to: JINGHU }), LUYANG).thenRefused('cross-region-transfer.not-competent', { to: JINGHU, competent: [SHUSHAN] });
  });

  it('waits while advance aid runs, also where it was proposed before; not any more once that is settled', () => {
    const [granted, settled] = [{ type: 'eligibility.AdvanceAidGranted', data: {} }, { type: 'eligibility.AdvanceAidSettled', data: { result: 'REVOKED' } }];
    const running = received().events(granted);
    by(running, propose(), LUYANG).thenRefused('cross-region-transfer.advance-aid-running');
    expect(named(running, clerkOf(LUYANG))).toEqual([]);
    const prepared = ready().events(granted);
    by(prepared, FORWARD, LUYANG).thenRefused('cross-region-transfer.advance-aid-running');
    expect(named(prepared, clerkOf(LUYANG))).toEqual(['record-interview', 'withdraw-proposal']);
    expect(named(running.events(settled), clerkOf(LUYANG))).toEqual(['propose-forwarding']);
    expect(by(prepared.events(settled), FORWARD, LUYANG, FORWARDED_AT).events[0]?.type).toBe('cross-region-transfer.Forwarded');
  });

  it('is the owner’s, of an application that stands', () => {
    by(received(), propose(), JINGHU).thenRefused('cross-region-transfer.other-agency', { wanted: LUYANG, agency: JINGHU });
    by(proposed(), propose(), LUYANG).thenRefused('cross-region-transfer.under-way', { status: 'Proposed' });
    for (const type of ['intake.ApplicationAccepted', 'intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate']) {
      by(proposed().events({ type, data: {} }), WITHDRAW, LUYANG).thenRefused('cross-region-transfer.over');
    }
    const nothing = received().decider.initialState();
    expect(transferDecider.decide(ACCEPT, nothing, {} as never, input)).toMatchObject({ refusal: 'cross-region-transfer.not-received' });
  });

  it('may be withdrawn, and made again', () => {
    const back = by(proposed(), WITHDRAW, LUYANG).then('cross-region-transfer.ProposalWithdrawn').file;
    by(back, WITHDRAW, LUYANG).thenRefused('cross-region-transfer.nothing-proposed');
    by(back, propose(), LUYANG).then('cross-region-transfer.ForwardProposed');
  });
});

describe('before it is forwarded', () => {
  it('the competent agency agrees the list, the owner interviews; either may be done again', () => {
    by(proposed(), AGREE, SHUSHAN).then({ type: 'cross-region-transfer.MaterialsListAgreed', data: { by: SHUSHAN, agreed: ['APPLICATION_FORM'], missing: ['IDENTITY'] } });
    by(ready(), AGREE, SHUSHAN).then('cross-region-transfer.MaterialsListAgreed');
    by(ready(), INTERVIEW, LUYANG).then('cross-region-transfer.InterviewRecorded');
    by(proposed(), AGREE, LUYANG).thenRefused('cross-region-transfer.other-agency', { wanted: SHUSHAN, agency: LUYANG });
    by(received(), AGREE, SHUSHAN).thenRefused('cross-region-transfer.nothing-proposed');
    by(proposed(), INTERVIEW, SHUSHAN).thenRefused('cross-region-transfer.other-agency', { wanted: LUYANG, agency: SHUSHAN });
    by(proposed(), { kind: 'recordInterview', interviewedOn: '2024-03-07', readBack: true, explained: true }, LUYANG).thenRefused('cross-region-transfer.interview-in-future', { on: '2024-03-07' });
  });

  it('both are needed', () => {
    by(proposed(), FORWARD, LUYANG).thenRefused('cross-region-transfer.materials-not-agreed');
    by(by(proposed(), AGREE, SHUSHAN).file, FORWARD, LUYANG).thenRefused('cross-region-transfer.interview-missing');
    by(by(proposed(), INTERVIEW, LUYANG).file, FORWARD, LUYANG).thenRefused('cross-region-transfer.materials-not-agreed');
  });

  it('competence is asked again: a correction may have changed it', () => {
    const corrected = (handlingOrgan: string): File => {
      const file = ready();
      return file.events({ type: 'intake.ApplicationReceivedCorrected', corrects: file.entries[0]?.eventId as string, data: { origin: 'APPLICATION', application: application({ handlingOrgan }) } });
    };
    by(corrected('芜湖市镜湖区人民法院'), FORWARD, LUYANG).thenRefused('cross-region-transfer.not-competent', { to: SHUSHAN, competent: [JINGHU] });
    by(corrected('合肥市庐阳区人民法院'), FORWARD, LUYANG).thenRefused('cross-region-transfer.own-competence');
    by(corrected('某法院'), FORWARD, LUYANG).thenRefused('cross-region-transfer.place-unknown');
  });
});

describe('forwarded', () => {
  it('the file and every clock are the new owner’s, and its answer is awaited', () => {
    const outcome = by(ready(), FORWARD, LUYANG, FORWARDED_AT);
    expect(usedBy(outcome.events)).toEqual(['cn.law.intake-scope', 'hf.intake-scope']);
    outcome.then(
      { type: 'cross-region-transfer.Forwarded', agency: SHUSHAN, data: { from: LUYANG, to: SHUSHAN, clockStartsAt: 'COMPETENT' } },
      { type: 'cross-region-transfer.DeadlineHandedOver', data: { from: LUYANG, to: SHUSHAN, deadline: { ruleId: 'examination', owner: SHUSHAN, startedAt: FORWARDED_AT, dueDate: '2024-03-14', generation: 1 } } },
      { type: 'cross-region-transfer.DeadlineStarted', data: { deadline: { ruleId: 'forward-answer', owner: SHUSHAN, verified: false } } },
    );
    expect(owners(forwarded())).toEqual([SHUSHAN, SHUSHAN, SHUSHAN]);
  });

  it('a supplement runs on from its notice, and the examination that stood still for it stands still', () => {
    const file = ready().events(deadlineOf('supplement', LUYANG), { type: 'intake.DeadlinePaused', data: { deadlineId: Object.keys((ready().state as { deadlines: object }).deadlines)[0], generation: 1, pausedAt: '2024-03-06T00:00:00.000Z', reason: 'SUPPLEMENT' } });
    const after = by(file, FORWARD, LUYANG, FORWARDED_AT).file;
    expect(examinationOf(after)).toMatchObject({ pausedAt: '2024-03-06T00:00:00.000Z', deadline: { owner: SHUSHAN, generation: 2, startedAt: FORWARDED_AT } });
    expect(owners(after)).toEqual([SHUSHAN, SHUSHAN, SHUSHAN, SHUSHAN]);
    const { deadlines } = after.state as { deadlines: Record<string, { deadline: { ruleId: string; startedAt: string; dueDate: string } }> };
    expect(Object.values(deadlines).find(({ deadline }) => deadline.ruleId === 'supplement')?.deadline).toMatchObject({ startedAt: '2024-03-05T02:00:00.000Z', dueDate: '2024-03-20' });
  });

  it('is accepted, or disputed with the authority that rules name; nobody sends it back', () => {
    by(forwarded(), ACCEPT, SHUSHAN, '2024-03-07T03:00:00.000Z').then(
      { type: 'cross-region-transfer.ForwardAccepted', data: { by: SHUSHAN, from: LUYANG } }, { type: 'cross-region-transfer.DeadlineMet', data: { ruleId: 'forward-answer', late: false } });
    by(forwarded(), dispute(LUYANG), SHUSHAN, '2024-03-07T03:00:00.000Z').then(
      { type: 'cross-region-transfer.ForwardDisputed', data: { by: SHUSHAN, from: LUYANG, claims: LUYANG, authority: HEFEI, authorityBy: 'COMMON_SUPERIOR' } },
      { type: 'cross-region-transfer.DeadlineMet', data: { ruleId: 'forward-answer' } }, { type: 'cross-region-transfer.DeadlineStarted', data: { deadline: { ruleId: 'designation', owner: SHUSHAN } } });
    by(forwarded(), dispute(JINGHU), SHUSHAN).then({ type: 'cross-region-transfer.ForwardDisputed', data: { authority: '340000' } }, 'cross-region-transfer.DeadlineMet', 'cross-region-transfer.DeadlineStarted');
    by(forwarded(), propose({ to: LUYANG }), SHUSHAN).thenRefused('cross-region-transfer.under-way', { status: 'Forwarded' });
    by(forwarded(), ACCEPT, LUYANG).thenRefused('cross-region-transfer.other-agency', { wanted: SHUSHAN, agency: LUYANG });
  });

  it('who denies it says who is competent', () => {
    by(forwarded(), dispute(SHUSHAN), SHUSHAN).thenRefused('cross-region-transfer.claims-itself');
    by(forwarded(), dispute('110101'), SHUSHAN).thenRefused('cross-region-transfer.no-such-agency', { agency: '110101' });
    by(received(), dispute(SHUSHAN), LUYANG).thenRefused('cross-region-transfer.not-forwarded');
    by(received(), ACCEPT, LUYANG).thenRefused('cross-region-transfer.not-forwarded');
    by(proposed(), dispute(SHUSHAN), LUYANG).thenRefused('cross-region-transfer.under-way', { status: 'Proposed' });
    by(disputed(), dispute(JINGHU), SHUSHAN).thenRefused('cross-region-transfer.under-way', { status: 'Disputed' });
  });

  it('between provinces the agreement names the authority; without one the rules are missing', () => {
    const sichuan = (handlingOrgan: string, from: string, to: string) => forwarded(application({ handlingOrgan }), from, to);
    const outcome = by(sichuan('重庆市渝北区人民法院', '511400', '500112'), dispute('511400'), '500112');
    expect(usedBy(outcome.events)).toEqual(['cn.param.designation.sichuan-chongqing']);
    outcome.then(
      { type: 'cross-region-transfer.ForwardDisputed', data: { authority: '510000', authorityBy: 'AGREEMENT' } },
      'cross-region-transfer.DeadlineMet', 'cross-region-transfer.DeadlineStarted');
    by(sichuan('重庆市渝北区人民法院', '511400', '500112'), dispute(JINGHU), '500112').thenRefused('policy.missing', { kind: 'designation-agreement' });
    by(sichuan('南京市鼓楼区人民法院', JINGHU, '320106'), dispute(JINGHU), '320106').thenRefused('policy.missing', { kind: 'designation-agreement' });
  });

  it('an answer that is not given is recorded, and may be given late', () => {
    const file = forwarded();
    const [id] = Object.entries((file.state as { deadlines: Record<string, { deadline: { ruleId: string } }> }).deadlines).find(([, { deadline }]) => deadline.ruleId === 'forward-answer') ?? [''];
    const fire: TransferCommand = { kind: 'fireDeadline', deadlineId: id, generation: 0 };
    by(file, fire, SHUSHAN, FORWARDED_AT).then();
    const late = by(file, fire, SHUSHAN, '2024-03-12T02:00:00.000Z').then({ type: 'cross-region-transfer.DeadlineMissed', data: { ruleId: 'forward-answer', owner: SHUSHAN } }).file;
    by(late, ACCEPT, SHUSHAN).then('cross-region-transfer.ForwardAccepted');
    by(late, dispute(LUYANG), SHUSHAN).then('cross-region-transfer.ForwardDisputed', 'cross-region-transfer.DeadlineStarted');
    by(late, { kind: 'recomputeDeadline', deadlineId: id }, SHUSHAN).then();
  });

  it('an acceptance by mistake may become a dispute, a third agency may be forwarded to, who had it before may not', () => {
    const accepted = by(forwarded(), ACCEPT, SHUSHAN).file;
    by(accepted, dispute(LUYANG), SHUSHAN).then('cross-region-transfer.ForwardDisputed', 'cross-region-transfer.DeadlineStarted');
    const to = (handlingOrgan: string): File => accepted.events({ type: 'intake.ApplicationReceivedCorrected', corrects: accepted.entries[0]?.eventId as string, data: { origin: 'APPLICATION', application: application({ handlingOrgan }) } });
    by(to('合肥市庐阳区人民法院'), propose(), SHUSHAN).thenRefused('cross-region-transfer.sent-back', { to: LUYANG });
    const third = by(to('合肥市中级人民法院'), propose(), SHUSHAN).then({ type: 'cross-region-transfer.ForwardProposed', data: { from: SHUSHAN, to: HEFEI } }).file;
    const withdrawn = by(third, WITHDRAW, SHUSHAN).file;
    expect(withdrawn.state).toMatchObject({ status: 'Here', sender: LUYANG });
  });
});

describe('disputed', () => {
  it('the authority designates: another agency gets file and clocks, reckoned from its own receipt', () => {
    bureau(disputed(), designate(LUYANG), HEFEI).then(
      { type: 'cross-region-transfer.Designated', agency: LUYANG, data: { from: SHUSHAN, to: LUYANG, authority: HEFEI, clockStartsAt: 'COMPETENT' } },
      { type: 'cross-region-transfer.DeadlineMet', data: { ruleId: 'designation', late: false } },
      { type: 'cross-region-transfer.DeadlineHandedOver', data: { deadline: { ruleId: 'examination', owner: LUYANG, startedAt: '2024-03-05T02:00:00.000Z', dueDate: '2024-03-12', generation: 2 } } },
    );
    bureau(disputed(), designate(HEFEI), HEFEI).then(
      { type: 'cross-region-transfer.Designated', agency: HEFEI }, 'cross-region-transfer.DeadlineMet', { type: 'cross-region-transfer.DeadlineHandedOver', data: { deadline: { startedAt: '2024-03-07T06:00:00.000Z' } } });
  });

  it('the owner itself may be designated: nothing changes hands', () => {
    const file = bureau(disputed(), designate(SHUSHAN), HEFEI).then({ type: 'cross-region-transfer.Designated', data: { from: SHUSHAN, to: SHUSHAN } }, { type: 'cross-region-transfer.DeadlineMet', data: { ruleId: 'designation' } }).file;
    expect(owners(file)).toEqual([SHUSHAN, SHUSHAN]);
  });

  it('it is binding: neither disputed nor forwarded again; the authority alone puts a mistake right', () => {
    const designated = bureau(disputed(), designate(LUYANG), HEFEI).file;
    by(designated, dispute(SHUSHAN), LUYANG).thenRefused('cross-region-transfer.designated', { authority: HEFEI });
    by(designated, propose(), LUYANG).thenRefused('cross-region-transfer.designated', { authority: HEFEI });
    bureau(designated, designate(LUYANG), HEFEI).thenRefused('cross-region-transfer.designated-already', { to: LUYANG });
    bureau(designated, designate(SHUSHAN), HEFEI).then({ type: 'cross-region-transfer.Designated', agency: SHUSHAN }, 'cross-region-transfer.DeadlineHandedOver');
    bureau(designated.events({ type: 'intake.ApplicationAccepted', data: {} }), designate(SHUSHAN), HEFEI).thenRefused('cross-region-transfer.over');
  });

  it('by that authority alone, an agency that is concerned or its own', () => {
    for (const other of ['340000', SHUSHAN]) bureau(disputed(), designate(LUYANG), other).thenRefused('cross-region-transfer.not-the-authority', { authority: HEFEI, agency: other });
    bureau(disputed(), designate(JINGHU), HEFEI).thenRefused('cross-region-transfer.outside-authority', { to: JINGHU, authority: HEFEI });
    bureau(disputed(), designate('110101'), HEFEI).thenRefused('cross-region-transfer.no-such-agency', { agency: '110101' });
    bureau(forwarded(), designate(LUYANG), HEFEI).thenRefused('cross-region-transfer.not-disputed');
  });

  it('a dispute by mistake ends with an acceptance', () => {
    by(disputed(), ACCEPT, SHUSHAN).then('cross-region-transfer.ForwardAccepted', { type: 'cross-region-transfer.DeadlineFellAway', data: { ruleId: 'designation', reason: 'REQUEST_WITHDRAWN' } });
  });
});

describe('allowed actions', () => {
  it.each([
    ['received', received(), { [LUYANG]: ['propose-forwarding'], [SHUSHAN]: [] }],
    ['proposed', proposed(), { [LUYANG]: ['record-interview', 'withdraw-proposal'], [SHUSHAN]: ['agree-materials'], [JINGHU]: [] }],
    ['ready', ready(), { [LUYANG]: ['record-interview', 'forward', 'withdraw-proposal'], [SHUSHAN]: ['agree-materials'] }],
    ['forwarded', forwarded(), { [LUYANG]: [], [SHUSHAN]: ['accept-forwarding', 'dispute-forwarding'] }],
    ['accepted', by(forwarded(), ACCEPT, SHUSHAN).file, { [LUYANG]: [], [SHUSHAN]: ['propose-forwarding', 'dispute-forwarding'] }],
    ['disputed', disputed(), { [LUYANG]: [], [SHUSHAN]: ['accept-forwarding'] }],
    ['designated', bureau(disputed(), designate(LUYANG), HEFEI).file, { [LUYANG]: [], [SHUSHAN]: [] }],
    ['over', forwarded().events({ type: 'intake.ApplicationWithdrawn', data: {} }), { [LUYANG]: [], [SHUSHAN]: [] }],
  ] as const)('%s', (_name, file, wanted) => {
    for (const [agency, actions] of Object.entries(wanted)) expect(named(file, clerkOf(agency))).toEqual(actions);
  });

  it('of a bureau: where it designates', () => {
    const at = (file: File) => [HEFEI, '340000', SHUSHAN].map((agency) => named(file, supervisorOf(agency)));
    expect(at(disputed())).toEqual([['designate'], [], []]);
    expect(at(bureau(disputed(), designate(LUYANG), HEFEI).file)).toEqual([['designate'], [], []]);
    expect(at(forwarded())).toEqual([[], [], []]);
  });
});

describe('refusals', () => {
  it('read in both languages, with their params filled in', () => {
    const params = {
      status: 's', wanted: 'w', agency: 'g', rule: 'r', place: 'p', derived: ['d'], places: ['q'], competent: ['c'], to: 't', authority: 'a', on: 'o',
    };
    for (const { zh, en } of Object.values(transferRefusals)) for (const text of [zh(params), en(params)]) expect(text).not.toMatch(/[{}]|undefined/);
  });
});

describe('over random commands by anybody', () => {
  const agencies = [LUYANG, SHUSHAN, HEFEI, JINGHU, '511400', '500112', '320106'];
  const organs = ['合肥市蜀山区人民法院', '芜湖市镜湖区人民法院', '重庆市渝北区人民法院', '合肥市中级人民法院', '人民法院'];
  const agency = fc.constantFrom(...agencies);
  const command: fc.Arbitrary<TransferCommand> = fc.oneof(
    fc.record({ kind: fc.constant('propose' as const), note: fc.constant('') }), fc.record({ kind: fc.constant('propose' as const), to: agency, place: agency, note: fc.constant('') }),
    fc.constant(AGREE), fc.constant(INTERVIEW), fc.constant(FORWARD), fc.constant(ACCEPT), fc.constant(WITHDRAW), agency.map((claims) => dispute(claims)), agency.map(designate),
  );
  /** Mostly by those who may, so that late situations are reached. */
  const step = fc.record({ command, whose: fc.oneof({ weight: 4, arbitrary: fc.constant('OWNER') }, { weight: 3, arbitrary: fc.constant('COMPETENT') }, { weight: 2, arbitrary: fc.constant('AUTHORITY') }, agency), hours: fc.nat(40) });

  /** The way to a dispute and its end, of which a run takes some steps. */
  const LINE: readonly { readonly command: TransferCommand; readonly whose: string }[] = [
    { command: propose(), whose: 'OWNER' }, { command: AGREE, whose: 'COMPETENT' }, { command: INTERVIEW, whose: 'OWNER' }, { command: FORWARD, whose: 'OWNER' },
    { command: dispute(LUYANG), whose: 'OWNER' }, { command: designate(HEFEI), whose: 'AUTHORITY' },
  ];
  const runs = fc.tuple(fc.subarray([...LINE.keys()], { minLength: 3 }), fc.array(step, { maxLength: 12 })).map(([way, random]) =>
    way.flatMap((place, i) => [{ ...(LINE[place] ?? { command: ACCEPT, whose: 'OWNER' }), hours: place }, ...random.slice(i, i + 1)]).concat(random.slice(way.length)));

  function whoever(file: File, whose: string): string {
    const { state } = file;
    if (state.status === 'NotReceived') return whose;
    if (whose === 'COMPETENT') return state.status === 'Proposed' ? state.proposal.to : state.agency;
    if (whose === 'AUTHORITY') return state.status === 'Disputed' ? state.dispute.authority : (state.designation?.authority ?? state.agency);
    return whose === 'OWNER' ? state.agency : whose;
  }

  it('exactly one agency owns the file and every clock after each; only forwarding and designation change that; no clock is lost', () => {
    const seen = new Set<string>();
    fc.assert(fc.property(agency, fc.constantFrom(...organs), runs, (from, handlingOrgan, steps) => {
      let file = received(application({ handlingOrgan }), from);
      let [owner, at] = [from, Date.parse('2024-03-05T02:00:00.000Z')];
      for (const [i, { command: told, whose, hours }] of steps.entries()) {
        at += hours * 3_600_000;
        const actor = told.kind === 'designate' ? supervisorOf(whoever(file, whose)) : clerkOf(whoever(file, whose));
        const outcome = file.when(told, { input, at: instant(at), actor, commandId: `step-${i}` });
        if (isRefusal(outcome.decision)) continue;
        file = outcome.file;
        for (const { type, data } of outcome.events) {
          seen.add(type);
          if (type === 'cross-region-transfer.Forwarded' || type === 'cross-region-transfer.Designated') owner = (data as { to: string }).to;
        }
        expect(new Set([...owners(file), file.entries.at(-1)?.agency])).toEqual(new Set([owner]));
        expect(examinationOf(file)?.deadline.deadlineId).toBe(idSource('case-test', commandId('x')).deadline('received' as never, 'examination'));
      }
      expect(file.entries.map((entry: RecordedEntry) => entry.revision)).toEqual([...file.entries.keys()]);
    }), { numRuns: 400 });
    expect([...seen].sort()).toEqual(expect.arrayContaining(['cross-region-transfer.Designated', 'cross-region-transfer.ForwardDisputed', 'cross-region-transfer.Forwarded', 'cross-region-transfer.ProposalWithdrawn']));
  });
});
