import { describe, expect, it } from '@jest/globals';
import { caseStream } from '@juanzong/case-file';
import { crossRegionTransferContracts } from '@juanzong/cross-region-transfer-contracts';
import { catalogueFaults } from '@juanzong/http';
import { transferRefusals } from '@juanzong/cross-region-transfer-domain';
import { applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
import type { Instant } from '@juanzong/kernel';
import { type GivenFact, httpCase } from '@juanzong/testing/service';
import { CrossRegionTransferModule, TransferKeeper, timeLeft } from './index.js';

const ID = '0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10';
const FILE = caseStream(ID);
const CONTRACTS = [...intakeContracts, ...crossRegionTransferContracts];
const [OWNER, COMPETENT, BUREAU] = ['clerk@340103', 'clerk@340104', 'supervisor@340100'];
const to = (action: string): string => `/api/cross-region-transfer/v1/cases/${ID}/${action}`;
const noLists = {} as Parameters<typeof CrossRegionTransferModule.of>[0];

const received: GivenFact = {
  type: 'intake.ApplicationReceived', agency: '340103',
  data: { ...applicationReceivedV1.example, application: { ...applicationReceivedV1.example.application, matter: 'INJURY_TRAFFIC', handlingOrgan: '合肥市蜀山区人民法院' } },
};
const opened = () => httpCase(CONTRACTS, [CrossRegionTransferModule.of(noLists, { waitFor: () => Promise.resolve(true) })]).given(FILE, received);
const INTERVIEW = { interviewedOn: '2024-03-05', readBack: true, explained: true };
const SAYS = { claims: '340103', ground: 'SENDER_COMPETENT', reasons: '由庐阳区管辖' };

async function forwarded() {
  const http = opened();
  await http.when({ as: OWNER, post: to('propose-forwarding') }).then(200, {}, { [FILE]: [{ type: 'cross-region-transfer.ForwardProposed', data: { to: '340104', note: '' } }] });
  await http.when({ as: COMPETENT, post: to('agree-materials'), body: { agreed: ['IDENTITY'] } }).then(200, {}, { [FILE]: [{ type: 'cross-region-transfer.MaterialsListAgreed', agency: '340103', data: { missing: [] } }] });
  await http.when({ as: OWNER, post: to('record-interview'), body: INTERVIEW }).then(200);
  await http.when({ as: OWNER, post: to('forward') }).then(200, {}, { [FILE]: [{ type: 'cross-region-transfer.Forwarded', agency: '340104' }, { type: 'cross-region-transfer.DeadlineStarted', agency: '340104' }] });
  return http;
}

describe('forwarding over HTTP', () => {
  it('each step is for the agency whose it is', async () => {
    const http = await forwarded();
    await http.when({ as: OWNER, get: to('actions') }).then(200, { state: 'Forwarded', actions: [] });
    await http.when({ as: COMPETENT, get: to('actions') }).then(200, { actions: [{ name: 'accept-forwarding' }, { name: 'dispute-forwarding' }] });
    await http.when({ as: OWNER, post: to('accept-forwarding') }).then(403, { code: 'case-file.owned-by-other-agency' });
    await http.when({ as: COMPETENT, post: to('accept-forwarding') }).then(200, {}, { [FILE]: ['cross-region-transfer.ForwardAccepted', 'cross-region-transfer.DeadlineMet'] });
  });

  it('a third agency has no part in it; what was not done cannot be said to be', async () => {
    const http = opened();
    await http.when({ as: OWNER, post: to('propose-forwarding') }).then(200);
    await http.when({ as: 'clerk@340202', post: to('agree-materials'), body: { agreed: ['IDENTITY'] } }).then(403, { code: 'case-file.owned-by-other-agency' });
    await http.when({ as: OWNER, post: to('record-interview'), body: { ...INTERVIEW, readBack: false } }).then(400);
    await http.when({ as: OWNER, post: to('record-interview'), body: { ...INTERVIEW, document: { digest: 'a'.repeat(64), size: 1, mediaType: 'application/pdf', kind: 'INTERVIEW' } } }).then(422, { code: 'documents.unknown-digest' });
    await http.when({ as: OWNER, post: to('withdraw-proposal'), body: { reason: '误提' } }).then(200);
  });

  it('sent once more, whoever lost the answer gets it, though the file has gone to another agency; another command of theirs is refused', async () => {
    const http = opened();
    await http.when({ as: OWNER, post: to('propose-forwarding') }).then(200);
    await http.when({ as: COMPETENT, post: to('agree-materials'), body: { agreed: ['IDENTITY'] } }).then(200);
    await http.when({ as: OWNER, post: to('record-interview'), body: INTERVIEW, key: 'interview' }).then(200);
    await http.when({ as: OWNER, post: to('forward'), key: 'forward' }).then(200);
    await http.when({ as: OWNER, post: to('forward'), key: 'forward' }).then(200, { repeated: true, revision: 5 }, {});
    await http.when({ as: OWNER, post: to('record-interview'), body: INTERVIEW, key: 'interview' }).then(200, { repeated: true, revision: 3 }, {});
    await http.when({ as: OWNER, post: to('record-interview'), body: { ...INTERVIEW, interviewedOn: '2024-03-04' }, key: 'interview' }).then(409, { code: 'command.conflicting-content' });
    await http.when({ as: OWNER, post: to('record-interview'), body: INTERVIEW, key: 'another' }).then(403, { code: 'case-file.owned-by-other-agency' });
    await http.when({ as: 'clerk@340202', post: to('forward'), key: 'forward' }).then(403, { code: 'case-file.owned-by-other-agency' });
  });

  it('a dispute is the bureau’s to settle, and only that one’s', async () => {
    const http = await forwarded();
    await http.when({ as: COMPETENT, post: to('dispute-forwarding'), body: SAYS }).then(200);
    await http.when({ as: 'clerk@340100', post: to('designate'), body: { to: '340103', reasons: '管辖' } }).then(403, { code: 'identity.role-not-permitted' });
    await http.when({ as: 'supervisor@340000', post: to('designate'), body: { to: '340103', reasons: '管辖' } }).then(403, { code: 'cross-region-transfer.not-the-authority' });
    await http.when({ as: BUREAU, get: to('actions') }).then(200, { state: 'Disputed', actions: [{ name: 'designate' }] });
    await http.when({ as: BUREAU, post: to('designate'), body: { to: '340103', reasons: '管辖' } })
      .then(200, {}, { [FILE]: [{ type: 'cross-region-transfer.Designated', agency: '340103' }, 'cross-region-transfer.DeadlineMet'] });
  });

  it('refusals read in both languages', () => expect(catalogueFaults<string>(transferRefusals)).toEqual([]));
});

describe('the deadlines it keeps', () => {
  it('an answer that is not given is recorded once', async () => {
    const http = await forwarded();
    const { runtime } = http.process;
    const started = http.process.log.all.at(-1)?.entry.data as { deadline: { deadlineId: string } };
    const due = { caseId: ID, deadlineId: started.deadline.deadlineId, generation: 0 };
    http.process.at('2024-03-12T02:00:00.000Z');
    const keeper = new TransferKeeper(runtime);
    expect(Object.values(await http.process.writtenBy(() => keeper.fire(due))).flat()).toMatchObject([{ type: 'cross-region-transfer.DeadlineMissed', data: { ruleId: 'forward-answer', owner: '340104' } }]);
    expect(await http.process.writtenBy(() => keeper.fire(due))).toEqual({});
    expect(await http.process.writtenBy(() => keeper.recompute(due))).toEqual({});
  });
});

describe('how much of a clock is left, in words', () => {
  const day = { dueAt: '2024-03-12T15:59:59.999Z', dueDate: '2024-03-12', pausedAt: null };
  const hours = { dueAt: '2024-03-06T02:30:00.000Z', dueDate: '2024-03-06', pausedAt: null };

  it.each([
    [day, '2024-03-05T02:00:00.000Z', '剩余 7 天', '7 day(s) left'], [day, '2024-03-12T02:00:00.000Z', '今天到期', 'due today'], [day, '2024-03-12T16:00:00.000Z', '已逾期 1 天', '1 day(s) overdue'],
    [day, '2024-03-14T02:00:00.000Z', '已逾期 2 天', '2 day(s) overdue'], [{ ...day, pausedAt: '2024-03-06T00:00:00.000Z' }, '2024-03-14T02:00:00.000Z', '中止计算', 'stands still'],
    [hours, '2024-03-05T02:30:00.000Z', '剩余 24 小时', '24 hour(s) left'], [hours, '2024-03-06T02:00:00.000Z', '剩余 30 分钟', '30 minute(s) left'], [hours, '2024-03-06T05:00:00.000Z', '已逾期 2 小时', '2 hour(s) overdue'],
    [hours, '2024-03-06T02:40:00.000Z', '已逾期 10 分钟', '10 minute(s) overdue'],
  ] as const)('%j at %s: %s', (clock, now, zh, en) => {
    expect(timeLeft(clock, now as Instant)).toEqual({ zh, en });
  });
});
