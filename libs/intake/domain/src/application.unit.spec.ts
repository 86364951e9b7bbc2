import { describe, expect, it } from '@jest/globals';
import { addPaused } from '@juanzong/calendar';
import { personalPathsOf } from '@juanzong/case-file';
import type { Deadline } from '@juanzong/common-contracts';
import { calendarDate, type Instant } from '@juanzong/kernel';
import { intakeContracts } from '@juanzong/intake-contracts';
import { policyBook } from '@juanzong/policy';
import { catalogueFaults } from '@juanzong/http';
import { contractFaults, erased } from '@juanzong/testing';
import fc from 'fast-check';
import { intakeActions, type IntakeCommand, intakeDecider, intakeRefusals, type IntakeState } from './index.js';
import {
  accepted, application, awaiting, clerkOf, COMPLETE, incomplete, input, JINGHU, NOTICED_AT, nothing, notification, receive, received, RECEIVED_AT, supply, withdrawn, withNumber,
} from './spec-support/line.js';

type Opened = Exclude<IntakeState, { status: 'NotOpened' }>;
const opened = (state: IntakeState): Opened => {
  if (state.status === 'NotOpened') throw new Error('not opened');
  return state;
};
const deadlineOf = (state: IntakeState, rule: string): Deadline | undefined => Object.values(opened(state).deadlines).find(({ deadline }) => deadline.ruleId === rule)?.deadline;
const fire = ({ deadlineId, generation }: Deadline): IntakeCommand => ({ kind: 'fireDeadline', deadlineId, generation });
const examinationOf = (state: IntakeState): Deadline => deadlineOf(state, 'examination') as Deadline;
const supplementOf = (state: IntakeState): Deadline => deadlineOf(state, 'supplement') as Deadline;

describe('receiving an application', () => {
  it('opens the file, decides the green channel and starts the examination', () => {
    const outcome = nothing().when(receive(), { input, at: RECEIVED_AT, actor: clerkOf(JINGHU) });
    outcome.then(
      { type: 'intake.ApplicationReceived', agency: JINGHU, data: { origin: 'APPLICATION', statistics: { ageBand: '18_59', incomeBand: 'UNDER_1000' } } },
      { type: 'intake.GreenChannelDecided', data: { open: false, reasons: [] } },
      { type: 'intake.DeadlineStarted', data: { deadline: { ruleId: 'examination', owner: JINGHU, dueDate: '2024-03-12', unit: 'DAY', passedWhenRecorded: false, generation: 0 } } },
    );
    expect(outcome.events[2]?.rules?.policyVersions.map(({ id }) => id)).toContain('cn.law.examination');
    expect(outcome.events[2]?.rules?.calendarVersion).toBe(input.calendar.version);
    expect(outcome.events[1]?.rules?.policyVersions.length).toBeGreaterThan(0);
  });

  it.each([['2024-03-04', false], ['2024-03-05', true], ['2024-03-11', true], ['2024-03-12', false]])('a limitation that ends on %s, of an application of 2024-03-05: green channel %s', (limitationDate, open) => {
    const [, green] = nothing().when(receive(application({ limitationDate })), { input, at: RECEIVED_AT }).events;
    expect(green?.data).toMatchObject({ open, reasons: open ? ['LIMITATION_NEAR'] : [] });
  });

  it('opens the green channel with its reasons and the text of the rule', () => {
    const [, green] = nothing().when(receive(application({ groups: ['MIGRANT_WORKER', 'MILITARY'] })), { input, at: RECEIVED_AT }).events;
    expect(green?.data).toMatchObject({ open: true });
    const { reasons, trace } = green?.data as { reasons: string[]; trace: { said: string; text: { zh: string } }[] };
    expect(reasons).toEqual(expect.arrayContaining(['MILITARY', 'MIGRANT_WORKER']));
    expect(trace.some(({ said, text }) => said === 'yes' && text.zh.length > 0)).toBe(true);
  });

  it('of a notifying organ starts the clock of the assignment instead', () => {
    nothing().when(receive(notification()), { input, at: RECEIVED_AT }).then(
      { type: 'intake.ApplicationReceived', data: { origin: 'NOTIFICATION' } }, 'intake.GreenChannelDecided',
      { type: 'intake.DeadlineStarted', data: { deadline: { ruleId: 'notification-assignment' } } },
    );
  });

  it('recorded long after marks a deadline that had passed', () => {
    const late = nothing().when(receive(), { input, at: '2024-05-01T00:00:00.000Z', occurredAt: { precision: 'day', date: calendarDate('2024-03-05') } });
    late.then('intake.ApplicationReceived', 'intake.GreenChannelDecided', { type: 'intake.DeadlineStarted', data: { deadline: { dueDate: '2024-03-12', passedWhenRecorded: true } } });
    expect(opened(late.file.state).receivedOn).toBe('2024-03-05');
  });

  it.each([
    ['intake.unknown-matter', application({ matter: 'NO_SUCH' })],
    ['intake.channel-does-not-fit-matter', application({ channel: 'POLICE_NOTICE' })],
    ['intake.channel-does-not-fit-matter', application({ matter: 'NOTIFIED_MINOR' })],
    ['intake.notification-number-missing', application({ channel: 'COURT_NOTICE', matter: 'NOTIFIED_MINOR' })],
    ['intake.notification-number-missing', notification({ notificationNumber: '' })],
  ] as const)('is refused: %s', (code, what) => nothing().when(receive(what), { input }).thenRefused(code));

  it('is refused in the future, and a second time', () => {
    nothing().when(receive(), { input, at: RECEIVED_AT, occurredAt: { precision: 'day', date: calendarDate('2024-03-06') } })
      .thenRefused('intake.received-in-future', { on: '2024-03-06' });
    received().when(receive(), { input }).thenRefused('intake.already-received');
  });

  it('needs an agency: a file never belongs to nobody', () => {
    nothing().when(receive(), { input, actor: { id: 'system', role: 'system' } }).thenRefused('intake.agency-missing');
  });

  it('where no rule is in force is an error, never a fallback', () => {
    const empty = { ...input, book: policyBook([]) };
    nothing().when(receive(), { input: empty }).thenRefused('policy.missing', { kind: 'deadline', region: JINGHU });
    nothing().when(receive(notification()), { input, at: '2010-01-05T02:00:00.000Z' }).thenRefused('policy.missing');
  });
});

describe('the notice of what is missing', () => {
  it('lists everything at once, starts the supplement and pauses the examination', () => {
    incomplete().when({ kind: 'requestSupplement' }, { input, at: NOTICED_AT }).then(
      { type: 'intake.SupplementRequested', data: { missing: ['APPLICATION_FORM', 'IDENTITY'], dueDate: '2024-03-21' } },
      { type: 'intake.DeadlineStarted', data: { deadline: { ruleId: 'supplement', verified: false } } },
      { type: 'intake.DeadlinePaused', data: { generation: 1, pausedAt: NOTICED_AT, reason: 'SUPPLEMENT' } },
    );
  });

  it('carries its trace and its rules', () => {
    const [notice] = incomplete().when({ kind: 'requestSupplement' }, { input }).events;
    const { trace } = notice?.data as unknown as { trace: { said: string; saw: { anyOf: string[] } }[] };
    expect(trace.filter(({ said }) => said === 'no').map(({ saw }) => saw.anyOf[0])).toEqual(['APPLICATION_FORM', 'IDENTITY']);
    expect(trace.filter(({ said }) => said === 'yes').map(({ saw }) => saw.anyOf[0])).toEqual(expect.arrayContaining(['MATTER_MATERIALS', 'HARDSHIP_STATEMENT', 'COMMITMENT_LETTER']));
    expect(notice?.rules?.policyVersions.map(({ id }) => id)).toEqual(expect.arrayContaining(['cn.param.materials', 'cn.law.materials.commitment']));
  });

  it('is given once only, also after it was answered', () => {
    awaiting().when({ kind: 'requestSupplement' }, { input }).thenRefused('intake.supplement-already-requested', { on: '2024-03-06' });
    const answered = awaiting().when(supply('APPLICATION_FORM', 'IDENTITY'), { input }).file;
    answered.when({ kind: 'requestSupplement' }, { input }).thenRefused('intake.supplement-already-requested');
  });

  it('is not given where nothing is missing', () => received().when({ kind: 'requestSupplement' }, { input }).thenRefused('intake.nothing-missing'));

  it('pauses no clock of a notified case', () => {
    received(notification({ materials: [] })).when({ kind: 'requestSupplement' }, { input }).then(
      { type: 'intake.SupplementRequested', data: { missing: ['NOTIFICATION_LETTER'] } }, { type: 'intake.DeadlineStarted', data: { deadline: { ruleId: 'supplement' } } },
    );
  });

  it('needs rules', () => {
    const without = (kind: string) => ({ ...input, book: policyBook(input.book.packs.filter((pack) => pack.kind !== kind)) });
    for (const kind of ['materials', 'hardship-waiver', 'check-exemption', 'deadline']) {
      incomplete().when({ kind: 'requestSupplement' }, { input: without(kind) }).thenRefused('policy.missing', { kind });
    }
    for (const command of [supply('IDENTITY'), { kind: 'accept' } as const]) {
      incomplete().when(command, { input: without('materials') }).thenRefused('policy.missing', { kind: 'materials' });
    }
  });

  it('asks for what the route of hardship asks for', () => {
    const missing = (more: Parameters<typeof application>[0]) =>
      (received(application({ materials: [], ...more })).when({ kind: 'requestSupplement' }, { input }).events[0]?.data as { missing: string[] }).missing;
    expect(missing({})).toEqual(expect.arrayContaining(['HARDSHIP_STATEMENT', 'COMMITMENT_LETTER']));
    expect(missing({ matter: 'DOMESTIC_VIOLENCE' })).not.toContain('HARDSHIP_STATEMENT');
    expect(missing({ groups: ['DIBAO'] })).toContain('MEMBERSHIP_PROOF');
    expect(missing({ verification: 'DATA_QUERY' })).not.toContain('COMMITMENT_LETTER');
    expect(missing({ verification: 'CERTIFICATE' })).toContain('HARDSHIP_CERTIFICATE');
    expect(missing({ agent: { name: '李四', relation: 'SPOUSE' } })).toContain('AGENT_PROOF');
    const byDefault = application({ materials: [] });
    delete (byDefault as { verification?: unknown }).verification;
    expect((received(byDefault).when({ kind: 'requestSupplement' }, { input }).events[0]?.data as { missing: string[] }).missing).toContain('COMMITMENT_LETTER');
  });
});

describe('supplying materials', () => {
  it('in part keeps the clocks as they are', () => {
    awaiting().when(supply('IDENTITY'), { input }).then({ type: 'intake.MaterialsSupplied', data: { materials: ['IDENTITY'], stillMissing: ['APPLICATION_FORM'] } });
    expect(awaiting().when(supply('IDENTITY'), { input }).file.state).toMatchObject({ status: 'AwaitingSupplement' });
  });

  it('before any notice is recorded', () => {
    received().when(supply('AGENT_PROOF', 'NO_SUCH_CODE'), { input }).then({ type: 'intake.MaterialsSupplied', data: { stillMissing: [] } });
  });

  it('in full meets the supplement and lets the examination run on by as many days as it was paused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 24 * 60 }), (minutes) => {
        const paused = awaiting();
        const before = examinationOf(paused.state);
        const resumedAt = new Date(Date.parse(NOTICED_AT) + minutes * 60_000).toISOString() as Instant;
        const outcome = paused.when(supply('APPLICATION_FORM', 'IDENTITY'), { input, at: resumedAt });
        outcome.then('intake.MaterialsSupplied', { type: 'intake.DeadlineMet', data: { ruleId: 'supplement' } }, { type: 'intake.DeadlineResumed', data: { pausedAt: NOTICED_AT, resumedAt } });
        const expected = before.candidates.map((one) =>
          addPaused({ unit: one.unit, rollOnHoliday: one.rollOnHoliday, dueAt: one.dueAt as Instant, lastDay: calendarDate(one.lastDay) }, NOTICED_AT as Instant, resumedAt, input.calendar).dueAt);
        const after = examinationOf(outcome.file.state);
        expect(after.dueAt).toBe([...expected].sort()[0]);
        expect(after.generation).toBe(2);
        expect(outcome.file.state).toMatchObject({ status: 'Received', notice: { answered: true } });
      }),
      { numRuns: 60 },
    );
  });

  it('in full, too late but before the clock struck, is late', () => {
    awaiting().when(supply('APPLICATION_FORM', 'IDENTITY'), { input, at: '2024-04-20T00:00:00.000Z' })
      .then('intake.MaterialsSupplied', { type: 'intake.DeadlineMet', data: { late: true } }, 'intake.DeadlineResumed');
  });

  it('of a notified case resumes nothing', () => {
    const waiting = received(notification({ materials: [] })).when({ kind: 'requestSupplement' }, { input }).file;
    waiting.when(supply('NOTIFICATION_LETTER'), { input }).then('intake.MaterialsSupplied', 'intake.DeadlineMet');
  });
});

describe('acceptance', () => {
  it('carries the number and the receipt of what was handed in', () => {
    received().when({ kind: 'accept' }, { input: withNumber }).then({
      type: 'intake.ApplicationAccepted',
      data: { caseNumber: '（2024）芜湖市镜湖区法援民字第0001号', receipt: { receivedOn: '2024-03-05', items: COMPLETE.map((material) => ({ material, copies: 1 })) } },
    });
    expect(received().when({ kind: 'accept' }, { input: withNumber }).events[0]?.rules?.policyVersions.length).toBeGreaterThan(0);
  });

  it('needs complete materials: exactly when nothing is missing', () => {
    fc.assert(
      fc.property(fc.subarray(COMPLETE), (materials) => {
        const outcome = received(application({ materials })).when({ kind: 'accept' }, { input: withNumber });
        if (materials.length === COMPLETE.length) outcome.then('intake.ApplicationAccepted');
        else expect(outcome.refusal?.params['missing']).toEqual(expect.arrayContaining(COMPLETE.filter((one) => !materials.includes(one))));
      }),
    );
  });

  it('needs a number', () => received().when({ kind: 'accept' }, { input }).thenRefused('intake.number-not-drawn'));
});

describe('the end of an application', () => {
  it('withdrawn, nothing more is due', () => {
    awaiting().when({ kind: 'withdraw', reason: '和解' }, { input }).then(
      { type: 'intake.ApplicationWithdrawn', data: { reason: '和解' } }, { type: 'intake.DeadlineFellAway', data: { ruleId: 'examination', reason: 'CASE_ENDED' } }, { type: 'intake.DeadlineFellAway', data: { ruleId: 'supplement', reason: 'CASE_ENDED' } },
    );
    expect(withdrawn().state).toMatchObject({ status: 'Ended', how: 'WITHDRAWN', deadlines: {} });
  });

  it.each(['eligibility.AidGranted', 'eligibility.AidRefused'])('it can be withdrawn until it is decided: %s', (type) => {
    accepted().when({ kind: 'withdraw', reason: 'x' }, { input }).then('intake.ApplicationWithdrawn', 'intake.DeadlineFellAway');
    accepted().events({ type, data: {} }).when({ kind: 'withdraw', reason: 'x' }, { input }).thenRefused('intake.decided-already');
    expect(received().events({ type, data: {} }).state).not.toHaveProperty('decided');
  });

  it('as a duplicate it is closed and names the first; the first is told', () => {
    const closed = received().when({ kind: 'closeAsDuplicate', firstCaseId: 'first' }, { input });
    closed.then({ type: 'intake.ApplicationClosedAsDuplicate', data: { firstCaseId: 'first' } }, 'intake.DeadlineFellAway');
    expect(closed.file.state).toMatchObject({ status: 'Ended', how: 'DUPLICATE' });
    received().when({ kind: 'linkDuplicate', duplicateCaseId: 'second', duplicateAgency: '440700' }, { input })
      .then({ type: 'intake.DuplicateLinked', data: { duplicateCaseId: 'second', duplicateAgency: '440700' } });
    accepted().when({ kind: 'closeAsDuplicate', firstCaseId: 'first' }, { input }).thenRefused('intake.already-accepted');
  });

  it('is deemed withdrawn exactly when the time of the supplement has passed', () => {
    const waiting = awaiting();
    const due = supplementOf(waiting.state);
    fc.assert(
      fc.property(fc.integer({ min: -20 * 86_400_000, max: 20 * 86_400_000 }), (delta) => {
        const at = new Date(Date.parse(due.dueAt) + delta).toISOString();
        const outcome = waiting.when(fire(due), { input, at });
        if (delta <= 0) outcome.then();
        else outcome.then(
          { type: 'intake.DeadlineMissed', data: { ruleId: 'supplement', dueAt: due.dueAt } },
          { type: 'intake.ApplicationDeemedWithdrawn', data: { missing: ['APPLICATION_FORM', 'IDENTITY'], dueDate: due.dueDate } },
          { type: 'intake.DeadlineFellAway', data: { ruleId: 'examination', reason: 'CASE_ENDED' } },
        );
      }),
    );
    waiting.when(fire(due), { input, at: due.dueAt }).then();
    const ended = waiting.when(fire(due), { input, at: '2024-04-20T00:00:00.000Z' }).file;
    expect(ended.state).toMatchObject({ status: 'Ended', how: 'DEEMED_WITHDRAWN' });
    ended.when(fire(due), { input, at: '2024-04-21T00:00:00.000Z' }).then();
  });

  it('is not deemed withdrawn by another duty, an old generation, a paused clock or an answered notice', () => {
    const late = { input, at: '2024-06-01T00:00:00.000Z' };
    const examination = examinationOf(received().state);
    received().when(fire(examination), late).then({ type: 'intake.DeadlineMissed', data: { ruleId: 'examination' } });
    awaiting().when(fire(examination), late).then();
    awaiting().when(fire({ ...examination, generation: 1 }), late).then();
    const answered = awaiting().when(supply('APPLICATION_FORM', 'IDENTITY'), { input }).file;
    answered.when(fire(supplementOf(awaiting().state)), late).then();
    received().when({ kind: 'fireDeadline', deadlineId: 'unknown', generation: 0 }, late).then();
  });
});

describe('a correction', () => {
  const correct = (changes: Extract<IntakeCommand, { kind: 'correct' }>['changes']): IntakeCommand => ({ kind: 'correct', changes, reason: '登记时录入错误', evidence: '身份证复印件' });

  it('names what it changes, why and by what evidence, and takes the place and the time of what it corrects', () => {
    const file = accepted();
    const outcome = file.when(correct({ applicant: { name: '张叁' }, cause: '机动车交通事故责任纠纷' }), { input, at: '2024-04-01T00:00:00.000Z' });
    outcome.then({
      type: 'intake.ApplicationReceivedCorrected', corrects: file.entries[0]?.eventId as never, occurredAt: file.entries[0]?.occurredAt as never,
      data: { fields: ['applicant.name', 'cause'], reason: '登记时录入错误', evidence: '身份证复印件', application: { applicant: { name: '张叁' } } },
    });
    expect(outcome.file.state).toMatchObject({ status: 'Accepted', application: { applicant: { name: '张叁' } }, receivedOn: '2024-03-05' });
  });

  it('leaves the file as if the application had been right from the first', () => {
    const changes = fc.record({
      name: fc.string({ minLength: 1, maxLength: 5 }), birthDate: fc.constantFrom('1985-03-07', '1950-01-01', null), cause: fc.string({ maxLength: 5 }),
      size: fc.option(fc.integer({ min: 1, max: 9 })), stage: fc.constantFrom('A', 'B', 'C'), twice: fc.boolean(),
    });
    fc.assert(
      fc.property(changes, fc.nat(4), ({ name, birthDate, cause, size, stage, twice }, which) => {
        const before = [received, incomplete, awaiting, accepted, withdrawn][which]?.() ?? received();
        const put = { applicant: { name: `${name}改`, birthDate }, cause, household: { size } };
        let file = before;
        if (twice) file = file.when(correct({ cause: '先改一次' }), { input }).file;
        file = file.when(correct(put), { input }).file;
        if (stage === 'B') file = file.when({ kind: 'linkDuplicate', duplicateCaseId: 'x', duplicateAgency: JINGHU }, { input }).file;
        const first = opened(before.state).application;
        const right = { ...first, applicant: { ...first.applicant, name: `${name}改`, birthDate }, cause, household: { ...first.household, size } };
        const entries = before.entries.map((entry, i) => (i === 0 ? { ...entry, data: { ...(entry.data as object), application: right } } : entry));
        expect(file.state).toEqual(entries.reduce((state, entry) => intakeDecider.evolve(state, entry), intakeDecider.initialState()));
      }),
      { numRuns: 80 },
    );
  });

  it('fills in a household where there was none, and counts anew', () => {
    const without = application();
    delete (without as { household?: unknown }).household;
    received(without).when(correct({ household: { size: 2, monthlyIncomeFen: 600_000, assetsFen: 0 } }), { input })
      .then({ type: 'intake.ApplicationReceivedCorrected', data: { statistics: { incomeBand: '2000_3999' }, fields: ['household.assetsFen', 'household.monthlyIncomeFen', 'household.size'] } });
    expect(received(without).when(correct({ cause: '另一案由' }), { input }).events[0]?.data).not.toHaveProperty('application.household');
  });

  it('that makes the materials needless settles the notice with the acceptance', () => {
    const needless = awaiting().when(supply('IDENTITY', 'APPLICATION_FORM'), { input }).file;
    expect(needless.state).toMatchObject({ status: 'Received' });
    const waiting = received(application({ materials: COMPLETE.slice(0, 3) })).when({ kind: 'requestSupplement' }, { input, at: NOTICED_AT }).file;
    const corrected = waiting.when(correct({ matter: 'DOMESTIC_VIOLENCE' }), { input, at: NOTICED_AT }).file;
    expect(corrected.state).toMatchObject({ status: 'AwaitingSupplement' });
    expect(intakeActions(corrected.state).map(({ name }) => name)).toContain('accept-application');
    corrected.when({ kind: 'accept' }, { input: withNumber, at: '2024-03-08T02:00:00.000Z' }).then(
      'intake.ApplicationAccepted', { type: 'intake.DeadlineFellAway', data: { ruleId: 'supplement', reason: 'NOTHING_MISSING', late: false } },
      { type: 'intake.DeadlineResumed', data: { deadline: { ruleId: 'examination', dueDate: '2024-03-14' } } },
    );
  });

  it('is refused where it changes nothing, the origin, or names no matter', () => {
    received().when(correct({ cause: application().cause }), { input }).thenRefused('intake.nothing-to-correct');
    received().when(correct({ matter: 'NOTIFIED_MINOR' }), { input }).thenRefused('intake.correction-changes-origin');
    received().when(correct({ matter: 'NO_SUCH' }), { input }).thenRefused('intake.unknown-matter', { matter: 'NO_SUCH' });
    nothing().when(correct({ cause: 'x' }), { input }).thenRefused('intake.not-received');
  });
});

describe('what may be done next', () => {
  const answered = () => awaiting().when(supply('APPLICATION_FORM', 'IDENTITY'), { input }).file;
  const decided = () => accepted().events({ type: 'eligibility.AidGranted', data: {} });
  const files = { nothing, received, incomplete, awaiting, answered, accepted, decided, withdrawn };
  const commands: Record<string, IntakeCommand> = {
    'request-supplement': { kind: 'requestSupplement' }, 'supply-materials': supply('AGENT_PROOF'), 'accept-application': { kind: 'accept' },
    'withdraw-application': { kind: 'withdraw', reason: 'x' }, 'correct-application': { kind: 'correct', changes: { cause: '改' }, reason: 'x', evidence: 'y' },
  };
  /** Not a matter of where the application stands, but of what is in it. */
  const OF_CONTENT = ['intake.nothing-missing', 'intake.materials-missing'];

  for (const [situation, file] of Object.entries(files)) {
    for (const [action, command] of Object.entries(commands)) {
      it(`${situation}: ${action}`, () => {
        const listed = intakeActions(file().state).map(({ name }) => name).includes(action);
        const code = file().when(command, { input: withNumber }).refusal?.refusal;
        if (listed) expect([undefined, ...OF_CONTENT]).toContain(code);
        else expect(code).toBeDefined();
      });
    }
  }

  it('of an ended application says how it ended', () => withdrawn().when({ kind: 'accept' }, { input }).thenRefused('intake.already-ended', { how: 'WITHDRAWN' }));
});

describe('erasing personal data', () => {
  const erase = (...subjects: ('applicant' | 'agent' | 'opponents' | 'documents')[]): IntakeCommand => ({ kind: 'erase', subjects, reason: '本人申请删除', legalBasis: '个人信息保护法第四十七条' });

  it('is an entry for each subject, once the case is over', () => {
    withdrawn().when(erase('applicant', 'documents'), { input }).then({ type: 'intake.PersonalDataErased', data: { subject: 'applicant' } }, { type: 'intake.PersonalDataErased', data: { subject: 'documents' } });
    for (const type of ['eligibility.AidRefused', 'assignment.CaseClosed']) accepted().events({ type, data: {} }).when(erase('applicant'), { input }).then('intake.PersonalDataErased');
    for (const file of [received(), accepted(), accepted().events({ type: 'eligibility.AidGranted', data: {} })]) file.when(erase('applicant'), { input }).thenRefused('intake.case-still-open');
  });

  it('is done once, and nothing about the person is recorded again', () => {
    const gone = withdrawn().when(erase('applicant'), { input }).file;
    gone.when(erase('applicant'), { input }).thenRefused('intake.erased-already');
    gone.when(erase('applicant', 'opponents'), { input }).then({ type: 'intake.PersonalDataErased', data: { subject: 'opponents' } });
    gone.when({ kind: 'correct', changes: { cause: '改' }, reason: 'x', evidence: 'y' }, { input }).thenRefused('intake.personal-data-erased', { subjects: ['applicant'] });
    expect(intakeActions(gone.state).map(({ name }) => name)).toEqual(['erase-personal-data']);
    const document = { digest: 'a'.repeat(64), size: 1, mediaType: 'image/png', kind: 'scan' };
    const papers = received().events({ type: 'intake.PersonalDataErased', data: { subject: 'documents' } });
    papers.when({ kind: 'supplyMaterials', materials: ['AGENT_PROOF'], documents: [document] }, { input }).thenRefused('intake.personal-data-erased', { subjects: ['documents'] });
    papers.when(supply('AGENT_PROOF'), { input }).then('intake.MaterialsSupplied');
  });
});

describe('a newly published calendar', () => {
  it('recomputes what was provisional, once, and leaves the rest as recorded', () => {
    const file = received(application(), JINGHU, '2029-03-05T02:00:00.000Z');
    const due = examinationOf(file.state);
    expect(due.calendarProvisional).toBe(true);
    const published = { ...input, calendar: { ...input.calendar, version: 'cn-next', publishedUntil: calendarDate('2029-12-31'), isWorkday: () => false } };
    const command: IntakeCommand = { kind: 'recomputeDeadline', deadlineId: due.deadlineId };
    file.when(command, { input }).then();
    expect(received().when({ kind: 'recomputeDeadline', deadlineId: examinationOf(received().state).deadlineId }, { input: { ...input, calendar: { ...input.calendar, version: 'cn-next' } } }).events).toEqual([]);
    file.when({ ...command, deadlineId: 'unknown' }, { input }).then();
    const open = { ...published, calendar: { ...published.calendar, isWorkday: () => true } };
    expect(file.when(command, { input: open }).events.every(({ type }) => type === 'intake.DeadlineRecomputed')).toBe(true);
  });
});

describe('folding', () => {
  it('does not begin with anything but an application', () => {
    expect(nothing().events({ type: 'intake.MaterialsSupplied', data: { materials: ['IDENTITY'], documents: [], stillMissing: [] } }).state).toEqual({ status: 'NotOpened' });
  });
});

describe('every entry of intake', () => {
  it('is a contract that holds, and folds also when everybody in it was erased', () => {
    expect(contractFaults('intake', intakeContracts)).toEqual([]);
    const facts = intakeContracts.filter(({ streams }) => streams.includes('case')).map(({ type, example, schema }) => ({ type, data: erased(example, personalPathsOf(schema as never)) }));
    const state = nothing().events(...facts).state;
    expect(state).toMatchObject({ application: { applicant: { name: '〔已删除 erased〕', phone: '〔已删除 erased〕' }, household: { size: null }, opponents: [{ name: '〔已删除 erased〕' }] } });
    for (const fact of facts) expect(received().events(fact).state.status).not.toBe('NotOpened');
    expect(JSON.stringify(facts)).not.toContain('张三');
  });
});

describe('the words of refusals', () => {
  it('are complete in both languages', () => {
    expect(catalogueFaults(intakeRefusals)).toEqual([]);
    for (const { zh, en } of Object.values(intakeRefusals)) for (const text of [zh({}), en({})]) expect(text).not.toMatch(/[{}]/);
  });
});
