import { describe, it } from '@jest/globals';
import { caseStream, matterStream } from '@juanzong/case-file';
import { aidGrantedV1, aidRefusedV1, aidTerminatedV1, eligibilityContracts } from '@juanzong/eligibility-contracts';
import { applicationAcceptedV1, applicationReceivedV1, CHANNELS, FORWARDING_CHANNELS, intakeContracts, NOTIFICATION_CHANNELS } from '@juanzong/intake-contracts';
import { matterIdentity } from '@juanzong/intake-domain';
import { caseOpenedBy, type GivenFact, httpCase, memoryProcess } from '@juanzong/testing/service';
import { IntakeModule } from './intake.module.js';
import { IntakeReactions } from './write/intake-reactions.js';

const { example } = applicationReceivedV1;
const [FIRST, SECOND] = ['0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10', '1c1f3a52-7a0c-4f5e-9a62-0d6a5a1c9f11'];
const CONTRACTS = [...intakeContracts, ...eligibilityContracts];
const [CLERK, ORGAN] = ['clerk@340202', 'organ@340202'];
const APPLICATIONS = '/api/intake/v1/applications';
const AT = '2024-03-11T02:00:00.000Z';
const forwarding: readonly string[] = FORWARDING_CHANNELS;

const { registerNumber: _none, ...unnumbered } = example.application;
const through = (channel: string, requestedAt = '2024-03-10T16:00:00+08:00') =>
  ({ ...unnumbered, channel, ...(forwarding.includes(channel) ? { request: { requestedAt, through: channel, organ: '芜湖市看守所' } } : {}) });

describe('every channel over HTTP', () => {
  it.each(CHANNELS.filter((channel) => !NOTIFICATION_CHANNELS.includes(channel)).map((channel) => [channel] as const))('%s', async (channel) => {
    const http = httpCase(CONTRACTS, [IntakeModule], AT);
    const clocks = forwarding.includes(channel) ? ['intake.DeadlineStarted', { type: 'intake.DeadlineMet', data: { ruleId: 'forward-24h', late: false } }] : [];
    await http.when({ as: CLERK, key: channel, post: APPLICATIONS, body: through(channel) }).then(201, {}, {
      [caseStream(caseOpenedBy(CLERK, channel))]: [{ type: 'intake.ApplicationReceived', data: { application: { channel } } }, 'intake.GreenChannelDecided', 'intake.DeadlineStarted', ...clocks],
    });
  });

  it('an organ forwards by itself to the agency it acts for, late or in time, and notifies; it registers nothing else', async () => {
    const http = httpCase(CONTRACTS, [IntakeModule], AT);
    await http.when({ as: ORGAN, key: 'k', post: APPLICATIONS, body: through('DETENTION', '2024-03-08T16:00:00+08:00') }).then(201, { next: [] }, {
      [caseStream(caseOpenedBy(ORGAN, 'k'))]: [
        { type: 'intake.ApplicationReceived', agency: '340202' }, 'intake.GreenChannelDecided', 'intake.DeadlineStarted', 'intake.DeadlineStarted', { type: 'intake.DeadlineMet', data: { ruleId: 'forward-24h', late: true } },
      ],
    });
    await http.when({ as: ORGAN, post: APPLICATIONS, body: through('WINDOW') }).then(403, { code: 'intake.channel-not-of-organ' });
    await http.when({ as: ORGAN, post: APPLICATIONS, body: { ...unnumbered, channel: 'DETENTION' } }).then(422, { code: 'intake.request-missing' });
    await http.when({ as: ORGAN, post: `/api/intake/v1/cases/${FIRST}/accept-application` }).then(403, { code: 'identity.role-not-permitted' });
    const notice = { ...unnumbered, channel: 'COURT_NOTICE', matter: 'NOTIFIED_LIFE_OR_DEATH', notificationNumber: '（2024）皖0202刑初1号' };
    await http.when({ as: ORGAN, post: APPLICATIONS, body: notice }).then(201);
  });
});

describe('a supplement that was never supplied', () => {
  const lacking: GivenFact = { type: 'intake.SupplementRequested', data: { missing: ['IDENTITY'], dueDate: '2024-03-21', trace: [] } };
  const to = (action: string): string => `/api/intake/v1/cases/${FIRST}/${action}`;

  it('is deemed withdrawn by the clerk once its time is over', async () => {
    const { example: startedExample } = intakeContracts.find(({ type }) => type === 'intake.DeadlineStarted') ?? {};
    const { deadline } = startedExample as { deadline: object };
    const supplement = { ...deadline, ruleId: 'supplement', dueAt: '2024-03-21T15:59:59.999Z', dueDate: '2024-03-21', passedWhenRecorded: true };
    const http = httpCase(CONTRACTS, [IntakeModule], AT).given(
      caseStream(FIRST), { type: 'intake.ApplicationReceived', data: example }, lacking, { type: 'intake.DeadlineStarted', data: { deadline: supplement } },
    );
    await http.when({ as: CLERK, post: to('record-deemed-withdrawal') }).then(409, { code: 'intake.supplement-period-runs' });
    await http.process.settle();
    http.process.at('2024-06-03T02:00:00.000Z');
    await http.when({ as: CLERK, post: to('record-deemed-withdrawal') }).then(200, {}, { [caseStream(FIRST)]: [{ type: 'intake.DeadlineMissed', data: { passedWhenRecorded: true } }, 'intake.ApplicationDeemedWithdrawn'] });
  });
});

describe('what intake does because of a decision', () => {
  const matter = matterStream(memoryProcess([]).runtime.vault.keyedHash('matter', matterIdentity(example.application)));
  const taken = (by: string): GivenFact => ({ type: 'intake.MatterTaken', data: { takenBy: by, takenByAgency: '340202' } });
  const released = (by: string): GivenFact => ({ type: 'intake.MatterReleased', data: { releasedBy: by, reason: 'AidRefused' } });
  const decided = (...more: GivenFact[]) => memoryProcess(CONTRACTS).given(
    caseStream(FIRST), { type: 'intake.ApplicationReceived', data: example }, { type: 'intake.ApplicationAccepted', data: applicationAcceptedV1.example }, ...more,
  );
  const refused: GivenFact = { type: 'eligibility.AidRefused', data: aidRefusedV1.example };
  const ordered: GivenFact = { type: 'eligibility.AidGranted', data: { ...aidGrantedV1.example, basis: 'OBJECTION' } };

  it('aid that was terminated lets the matter go', () =>
    decided({ type: 'eligibility.AidGranted', data: aidGrantedV1.example }).given(matter, taken(FIRST)).given(caseStream(FIRST), { type: 'eligibility.AidTerminated', data: aidTerminatedV1.example })
      .when((entry, runtime) => new IntakeReactions(runtime).endedWithoutAid(entry)).then({ [matter]: ['intake.MatterReleased'] }));

  it('aid by order takes the matter again', () =>
    decided(refused).given(matter, taken(FIRST), released(FIRST)).given(caseStream(FIRST), ordered)
      .when((entry, runtime) => new IntakeReactions(runtime).granted(entry)).then({ [matter]: [{ type: 'intake.MatterTaken', data: { takenBy: FIRST } }] }));

  it('who took the matter meanwhile learns of the case that has aid by order', () =>
    decided(refused).given(caseStream(SECOND), { type: 'intake.ApplicationReceived', data: example }).given(matter, taken(FIRST), released(FIRST), taken(SECOND)).given(caseStream(FIRST), ordered)
      .when((entry, runtime) => new IntakeReactions(runtime).granted(entry)).then({ [caseStream(SECOND)]: [{ type: 'intake.DuplicateLinked', data: { duplicateCaseId: FIRST } }] }));

  it('an ordinary grant changes nothing', () =>
    decided().given(matter, taken(FIRST)).given(caseStream(FIRST), { type: 'eligibility.AidGranted', data: aidGrantedV1.example })
      .when((entry, runtime) => new IntakeReactions(runtime).granted(entry)).then({}));
});
