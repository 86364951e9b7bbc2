import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@juanzong/kernel';
import { policyBook } from '@juanzong/policy';
import { transferActions, type TransferCommand, transferRefusals } from './index.js';
import {
  AGREE, application, bureau, by, clerkOf, deadlineOf, designate, dispute, disputed, type File, forwarded, FORWARDED_AT, HEFEI, input, INTERVIEW, JINGHU, LUYANG, propose, proposed, ready,
  received, RECEIVED_AT, SHUSHAN, supervisorOf,
} from './spec-support/forwarding.js';

type Packs = typeof input.book.packs;
const FORWARD: TransferCommand = { kind: 'forward' };
const WITHDRAW: TransferCommand = { kind: 'withdrawProposal', reason: '误提' };
const NOBODY: Actor = { id: 'system', role: 'system' };
const under = (change: (packs: Packs) => Packs) => ({ ...input, book: policyBook(change(input.book.packs)) });
const withoutRule = (rule: string) => under((packs) => packs.filter(({ params }) => (params as { ruleId?: string }).ruleId !== rule));
const when = (file: File, command: TransferCommand, agency: string, rules = input, at = FORWARDED_AT) => file.when(command, { input: rules, at, actor: clerkOf(agency) });
const pinned = (file: ReturnType<typeof when>, i = 0): string[] => (file.events[i]?.rules?.policyVersions ?? []).map(({ id }) => id);
const outOfCourt = () => received(application({ matter: 'LABOUR_PAY', handlingOrgan: '合肥市蜀山区劳动人事争议仲裁委员会', disputePlace: '芜湖市镜湖区某工地' }));
const sichuan = () => forwarded(application({ handlingOrgan: '重庆市渝北区人民法院' }), '511400', '500112');

describe('an actor of no agency', () => {
  it.each([
    ['proposes', () => received().when(propose(), { input, actor: NOBODY }), 'cross-region-transfer.other-agency', { wanted: LUYANG, agency: '' }],
    ['agrees', () => proposed().when(AGREE, { input, actor: NOBODY }), 'cross-region-transfer.other-agency', { wanted: SHUSHAN, agency: '' }],
    ['designates', () => disputed().when(designate(LUYANG), { input, actor: NOBODY }), 'cross-region-transfer.not-the-authority', { authority: HEFEI, agency: '' }],
  ] as const)('%s nothing', (_what, outcome, code, params) => outcome().thenRefused(code, params));
});

describe('a proposal', () => {
  it('may name the ground, if it is one by which the agency is competent', () => {
    by(outOfCourt(), propose({ to: JINGHU, ground: 'CAUSE_AROSE' }), LUYANG).then({ type: 'cross-region-transfer.ForwardProposed', data: { to: JINGHU, ground: 'CAUSE_AROSE' } });
    by(received(), propose({ ground: 'CAUSE_AROSE' }), LUYANG).thenRefused('cross-region-transfer.not-competent', { to: '', competent: [SHUSHAN] });
  });

  it('takes a stage that nobody knows as none, and is refused without rules', () => {
    by(received(application({ stage: 'NO_SUCH' })), propose(), LUYANG).then('cross-region-transfer.ForwardProposed');
    when(received(), propose(), LUYANG, under((packs) => packs.filter(({ kind }) => kind !== 'intake-scope'))).thenRefused('policy.missing', { kind: 'intake-scope' });
  });

  it('that is taken back says why, and nobody had sent it', () => {
    const back = by(proposed(), WITHDRAW, LUYANG).then({ type: 'cross-region-transfer.ProposalWithdrawn', data: { reason: '误提' } }).file;
    for (const file of [back, proposed()]) expect(file.state).not.toHaveProperty('sender');
  });

  it('keeps the interview as it was, of the day itself too', () => {
    const document = { digest: 'a'.repeat(64), size: 1, mediaType: 'image/png', kind: 'scan' };
    by(proposed(), { kind: 'recordInterview', interviewedOn: '2024-03-06', readBack: true, explained: true, document }, LUYANG)
      .then({ type: 'cross-region-transfer.InterviewRecorded', data: { interviewedOn: '2024-03-06', readBack: true, explained: true, document } });
  });
});

describe('forwarding', () => {
  it('is to any of those who are competent, by a place that the clerk named too', () => {
    const [choice, named] = [propose({ to: JINGHU }), propose({ place: SHUSHAN })];
    const prepared = (file: File, command: TransferCommand, to: string) => by(by(by(file, command, LUYANG).file, AGREE, to).file, INTERVIEW, LUYANG).file;
    const outcome = when(prepared(outOfCourt(), choice, JINGHU), FORWARD, LUYANG);
    expect(outcome.events[0]).toMatchObject({ type: 'cross-region-transfer.Forwarded', data: { to: JINGHU, trace: expect.arrayContaining([expect.objectContaining({ said: 'yes' })]) } });
    expect(when(prepared(received(application({ handlingOrgan: '人民法院' })), named, SHUSHAN), FORWARD, LUYANG).events[0]).toMatchObject({ data: { to: SHUSHAN, place: { from: 'NAMED_BY_CLERK' } } });
  });

  it('is not without the rules of the clocks that go along, or of the answer', () => {
    for (const rule of ['examination', 'forward-answer']) when(ready(), FORWARD, LUYANG, withoutRule(rule)).thenRefused('policy.missing', { kind: 'deadline' });
    when(forwarded(), dispute(LUYANG), SHUSHAN, withoutRule('designation')).thenRefused('policy.missing', { kind: 'deadline' });
    disputed().when(designate(LUYANG), { input: withoutRule('examination'), actor: supervisorOf(HEFEI) }).thenRefused('policy.missing', { kind: 'deadline' });
  });

  it('nor is a designation without the rule that says from when they run', () => {
    const without = under((packs) => packs.filter(({ kind }) => kind !== 'intake-scope'));
    disputed().when(designate(LUYANG), { input: without, actor: supervisorOf(HEFEI) }).thenRefused('policy.missing', { kind: 'intake-scope' });
  });

  it('lets the clocks run on from the first receipt where the pack of the receiving agency says so', () => {
    const receiving = under((packs) => packs.map((pack) => (pack.kind === 'intake-scope' ? { ...pack, params: { ...(pack.params as object), clockStartsAt: 'RECEIVING' } } : pack) as (typeof packs)[number]));
    when(ready(), FORWARD, LUYANG, receiving).then(
      { type: 'cross-region-transfer.Forwarded', data: { clockStartsAt: 'RECEIVING' } },
      { type: 'cross-region-transfer.DeadlineHandedOver', data: { deadline: { startedAt: RECEIVED_AT } } }, 'cross-region-transfer.DeadlineStarted',
    );
  });

  it('starts the clock of a notified case anew with the new owner', () => {
    const started = deadlineOf('supplement', LUYANG) as { type: string; data: { deadline: object } };
    const file = ready().events({ ...started, data: { deadline: { ...started.data.deadline, ruleId: 'notification-assignment' } } });
    expect(when(file, FORWARD, LUYANG).events.filter(({ type }) => type === 'cross-region-transfer.DeadlineHandedOver').map(({ data }) => (data as { deadline: object }).deadline))
      .toMatchObject([{ ruleId: 'examination', startedAt: FORWARDED_AT }, { ruleId: 'notification-assignment', startedAt: FORWARDED_AT }]);
  });

  it('pins for a designation what hands the clocks over, and for a dispute under one superior nothing', () => {
    expect(pinned(bureau(disputed(), designate(LUYANG), HEFEI))).toEqual(['hf.intake-scope']);
    expect(pinned(by(forwarded(), dispute(LUYANG), SHUSHAN))).toHaveLength(0);
  });
});

describe('the authority over agencies of several provinces', () => {
  const agreed = (authority: string) => under((packs) => packs.flatMap((pack) => {
    if (pack.id !== 'cn.param.designation.sichuan-chongqing') return [pack];
    const between = (id: string, parties: readonly string[], by: string) => ({ ...pack, id, params: { parties, designatedBy: by } }) as typeof pack;
    return [pack, between('x.cq-ah', ['500000', '340000'], authority), between('x.sc-ah', ['510000', '340000'], '510000')];
  }));

  it('is the one that every two of them have agreed on', () => {
    const outcome = when(sichuan(), dispute(JINGHU), '500112', agreed('510000'));
    expect(pinned(outcome).sort()).toEqual(['cn.param.designation.sichuan-chongqing', 'x.cq-ah', 'x.sc-ah']);
    expect(outcome.events[0]?.data).toMatchObject({ authority: '510000', authorityBy: 'AGREEMENT' });
  });

  it('is none where they agreed on several', () => {
    const { refusal } = when(sichuan(), dispute(JINGHU), '500112', agreed('340000'));
    expect(refusal).toMatchObject({ refusal: 'policy.missing', params: { kind: 'designation-agreement' } });
    expect(JSON.stringify(refusal)).toContain('500112 511400 340202');
  });

  it('is no less agreed on where two of them have a superior of their own', () => {
    const chongqing = under((packs) => packs.map((pack) => (pack.id === 'cn.param.designation.sichuan-chongqing' ? { ...pack, params: { ...pack.params, designatedBy: '500000' } } as typeof pack : pack)));
    expect(when(sichuan(), dispute('510100'), '500112', chongqing).events[0]?.data).toMatchObject({ authority: '500000', authorityBy: 'AGREEMENT' });
    const outcome = when(sichuan(), dispute('510100'), '500112');
    expect([pinned(outcome), outcome.events[0]?.data]).toMatchObject([['cn.param.designation.sichuan-chongqing'], { authority: '510000', authorityBy: 'AGREEMENT' }]);
  });

  it('may designate who is concerned, wherever that is, and change its mind among them', () => {
    const first = bureau(by(sichuan(), dispute('511400'), '500112').file, designate('511400'), '510000').file;
    const second = bureau(first, designate('500112'), '510000').file;
    bureau(second, designate('511400'), '510000').then({ type: 'cross-region-transfer.Designated', agency: '511400' }, 'cross-region-transfer.DeadlineHandedOver');
    expect(second.events({ type: 'intake.ApplicationAccepted', data: {} }).state).toMatchObject({ status: 'Over', designation: { authority: '510000', concerned: ['500112', '511400'] } });
  });
});

describe('folding', () => {
  it('begins with the application, whose owner has had it since', () => {
    const [first, second] = received().entries;
    const { evolve, initialState } = received().decider;
    expect(second && evolve(initialState(), second)).toEqual({ status: 'NotReceived' });
    expect(first && evolve(initialState(), first)).toMatchObject({ status: 'Here', ownedSince: { [LUYANG]: RECEIVED_AT } });
  });

  it('leaves what is over as it is, and what nobody proposed unprepared', () => {
    const over = received().events({ type: 'intake.ApplicationAccepted', data: {} });
    expect(over.events({ type: 'cross-region-transfer.ForwardProposed', data: { to: SHUSHAN } }).state).toMatchObject({ status: 'Over', how: 'ACCEPTED' });
    const before = received().state;
    for (const type of ['MaterialsListAgreed', 'InterviewRecorded']) expect(received().events({ type: `cross-region-transfer.${type}`, data: {} }).state).toEqual(before);
    expect(received().events({ type: 'cross-region-transfer.Designated', data: { authority: HEFEI, authorityBy: 'COMMON_SUPERIOR' } }).state).toMatchObject({ designation: { authority: HEFEI, concerned: [] } });
  });

  it('a clock that a published calendar moves pins that calendar', () => {
    const { deadline } = (deadlineOf('examination', LUYANG) as { data: { deadline: object } }).data;
    const file = received().events({ type: 'intake.DeadlineStarted', data: { deadline: { ...deadline, deadlineId: 'd', calendarProvisional: true, calendarVersion: 'cn-before' } } });
    when(file, { kind: 'recomputeDeadline', deadlineId: 'd' }, LUYANG).then({ type: 'cross-region-transfer.DeadlineRecomputed', rules: { policyVersions: [], calendarVersion: input.calendar.version } });
  });
});

describe('what is listed', () => {
  const listed = (file: File, role: Actor['role'], agency: string) => transferActions(file.state, { role, agency }).map(({ name }) => name);

  it('is for clerks, and for the bureau that designates: for nobody else of their agencies', () => {
    for (const file of [received(), proposed(), forwarded(), disputed()]) for (const agency of [LUYANG, SHUSHAN]) expect(listed(file, 'examiner', agency)).toEqual([]);
    expect([listed(disputed(), 'clerk', HEFEI), listed(proposed(), 'supervisor', SHUSHAN), transferActions({ status: 'NotReceived' }, clerkOf(LUYANG))]).toEqual([[], [], []]);
  });

  it('is no forwarding before both the list and the interview are there', () => {
    const [agreed, interviewed] = [by(proposed(), AGREE, SHUSHAN).file, by(proposed(), INTERVIEW, LUYANG).file];
    for (const file of [agreed, interviewed]) expect(listed(file, 'clerk', LUYANG)).toEqual(['record-interview', 'withdraw-proposal']);
  });

  it('has a label in both languages', () => {
    const files = [received(), ready(), forwarded(), disputed()];
    const all = files.flatMap((file) => [clerkOf(LUYANG), clerkOf(SHUSHAN), supervisorOf(HEFEI)].flatMap((actor) => transferActions(file.state, actor)));
    expect(new Set(all.map(({ name }) => name)).size).toBe(8);
    for (const { label } of all) expect([label.zh, label.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/\w/)]);
  });

  it('every refusal has its sentence and its status', () => {
    expect(Object.keys(transferRefusals).length).toBeGreaterThan(15);
    expect(transferRefusals['cross-region-transfer.over'].status).toBe(409);
  });
});
