import { describe, it } from '@jest/globals';
import { assignmentContracts, lawyerExample, turnDrawnV1 } from '@juanzong/assignment-contracts';
import { assignmentDecider, nextDrawId } from '@juanzong/assignment-domain';
import { caseStream, idSource, rosterStream } from '@juanzong/case-file';
import { advanceAidGrantedV1, aidGrantedV1, aidTerminatedV1, eligibilityContracts, objectionDecidedV1 } from '@juanzong/eligibility-contracts';
import { applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
import { commandId } from '@juanzong/kernel';
import { type GivenFact, httpCase, memoryProcess } from '@juanzong/testing/service';
import { AssignmentModule } from './assignment.module.js';
import { AssignmentReactions } from './write/assignment-reactions.js';

const ID = '0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10';
const [FILE, ROSTER] = [caseStream(ID), rosterStream('340202')];
const CONTRACTS = [...intakeContracts, ...eligibilityContracts, ...assignmentContracts];
const [ASSIGNER, LAWYER] = ['assigner@340202', `lawyer:${lawyerExample.lawyerId}`];
const to = (action: string): string => `/api/assignment/v1/cases/${ID}/${action}`;

const granted: GivenFact[] = [
  { type: 'intake.ApplicationReceived', data: applicationReceivedV1.example },
  { type: 'eligibility.AidGranted', data: aidGrantedV1.example },
];
const joined: GivenFact = { type: 'assignment.LawyerJoined', data: lawyerExample };
const { drawId, mode, pool, lawyerId, lawyerName, firm, exclusions, candidatesCount, trace } = turnDrawnV1.example;
const assigned: GivenFact = {
  type: 'assignment.ProviderAssigned', data: { drawId, mode, pool, lawyerId, lawyerName, firm, exclusions, candidatesCount, trace, rosterRevision: 0 },
};
const drawn: GivenFact = { type: 'assignment.TurnDrawn', data: { ...turnDrawnV1.example, caseId: ID } };

describe('what assignment does because of an entry', () => {
  const delivered = (process: ReturnType<typeof memoryProcess>) => process.when((entry, runtime) => new AssignmentReactions(runtime).on(entry));

  it('the grant opens the assignment, and its clock', () =>
    delivered(memoryProcess(CONTRACTS).given(FILE, ...granted)).then({
      [FILE]: [{ type: 'assignment.AssignmentOpened', data: { basis: 'APPLICATION' } }, { type: 'assignment.DeadlineStarted', data: { deadline: { ruleId: 'assignment' } } }],
    }));

  it('an assignment spends the turn that was drawn for it', () =>
    delivered(memoryProcess(CONTRACTS).given(ROSTER, joined, drawn).given(FILE, ...granted, assigned)).then({
      [ROSTER]: [{ type: 'assignment.TurnSpent', data: { drawId } }],
    }));

  it('a turn in hold goes back when the aid is terminated before anybody was assigned', async () => {
    const process = memoryProcess(CONTRACTS).given(ROSTER, joined).given(FILE, ...granted);
    await delivered(process).then({ [FILE]: ['assignment.AssignmentOpened', 'assignment.DeadlineStarted'] });
    const opened = (await process.runtime.cabinet.open(FILE)).stateFor(assignmentDecider);
    if (opened.kind !== 'AwaitingAssignment') throw new Error(opened.kind);
    const held = nextDrawId(opened, idSource(FILE, commandId('any')));
    process.given(ROSTER, { type: 'assignment.TurnDrawn', data: { ...turnDrawnV1.example, drawId: held, caseId: ID } });
    await delivered(process.given(FILE, { type: 'eligibility.AidTerminated', data: aidTerminatedV1.example })).then({
      [FILE]: [{ type: 'assignment.DeadlineFellAway', data: { reason: 'AID_TERMINATED' } }, { type: 'assignment.DrawVoided', data: { drawId: held } }],
    });
  });

  it('advance aid opens the assignment; a termination that is revoked starts the clock again', async () => {
    const process = memoryProcess(CONTRACTS).given(FILE, ...granted.slice(0, 1), { type: 'eligibility.AdvanceAidGranted', data: advanceAidGrantedV1.example });
    await delivered(process).then({ [FILE]: [{ type: 'assignment.AssignmentOpened', data: { basis: 'ADVANCE' } }, 'assignment.DeadlineStarted'] });
    await delivered(process.given(FILE, { type: 'eligibility.AidTerminated', data: aidTerminatedV1.example })).then({ [FILE]: ['assignment.DeadlineFellAway'] });
    const revoked = { ...objectionDecidedV1.example, outcome: 'TERMINATION_REVOKED' };
    await delivered(process.given(FILE, { type: 'eligibility.ObjectionDecided', data: revoked })).then({ [FILE]: ['assignment.DeadlineStarted'] });
  });

  it('a draw that came to nothing gives its turn back', () =>
    delivered(memoryProcess(CONTRACTS).given(ROSTER, joined, drawn).given(FILE, ...granted, { type: 'assignment.DrawVoided', data: { drawId, pool, lawyerId, reason: 'case-ended' } })).then({
      [ROSTER]: [{ type: 'assignment.TurnReturned', data: { drawId } }],
    }));
});

describe('assignment over HTTP', () => {
  /** Opened by the reaction itself, as it is on the platform. */
  async function awaiting(...roster: readonly GivenFact[]) {
    const http = httpCase(CONTRACTS, [AssignmentModule]).given(ROSTER, ...roster).given(FILE, ...granted);
    await http.process.when((entry, runtime) => new AssignmentReactions(runtime).on(entry)).then({ [FILE]: ['assignment.AssignmentOpened', 'assignment.DeadlineStarted'] });
    return http;
  }

  it('a lawyer of the pool is drawn and assigned, and the same key again changes nothing', async () => {
    const http = await awaiting(joined);
    const asked = { as: ASSIGNER, post: to('assign-provider'), key: 'assign-1' };
    await http.when(asked).then(200, { repeated: false }, {
      [ROSTER]: [{ type: 'assignment.TurnDrawn', data: { lawyerId, mode: 'BY_ROTATION', caseId: ID } }],
      [FILE]: [{ type: 'assignment.ProviderAssigned', data: { lawyerId, pool: '340202', candidatesCount: 1 } }, 'assignment.DeadlineMet', 'assignment.DeadlineStarted'],
    });
    await http.when(asked).then(200, { repeated: true }, {});
    await http.when({ as: LAWYER, post: to('accept-assignment') }).then(200, {}, { [FILE]: ['assignment.AssignmentAccepted'] });
  });

  it('where no lawyer is available nothing is written, neither in the case nor in the roster', async () => {
    const suspended = { type: 'assignment.LawyerSuspended', data: { lawyerId, from: '2024-01-01', reason: '病假' } };
    await (await awaiting(joined, suspended)).when({ as: ASSIGNER, post: to('assign-provider') }).then(409, { code: 'assignment.no-lawyer-available' });
    await (await awaiting()).when({ as: ASSIGNER, post: to('assign-provider') }).then(409, { code: 'assignment.no-lawyer-available' });
  });

  const other = { ...lawyerExample, lawyerId: 'L-340202-002', name: '王芳' };
  const RECIPIENT = `recipient:${ID}`;

  it('the recipient asks for another lawyer, the agency approves, another one is drawn and gets the papers', async () => {
    const http = await awaiting(joined, { type: 'assignment.LawyerJoined', data: other });
    await http.when({ as: ASSIGNER, post: to('assign-provider') }).then(200);
    await http.when({ as: LAWYER, post: to('accept-assignment') }).then(200);
    const ask = { post: to('request-change'), body: { ground: 'NOT_PERFORMING', note: '多次联系未回复' } };
    await http.when({ ...ask, as: 'recipient:1b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f11' }).then(403, { code: 'case-file.not-ones-own' });
    await http.when({ get: `/api/assignment/v1/cases/${ID}/actions`, as: RECIPIENT }).then(200, { actions: [{ name: 'request-change' }] });
    await http.when({ ...ask, as: RECIPIENT }).then(200, {}, { [FILE]: [{ type: 'assignment.ChangeRequested', data: { by: 'RECIPIENT', lawyerId } }, 'assignment.DeadlineStarted'] });
    await http.when({ as: ASSIGNER, post: to('decide-change'), body: { approve: true, reason: '情况属实' } }).then(200, {}, {
      [FILE]: ['assignment.ChangeDecided', { type: 'assignment.ProviderRelieved', data: { lawyerId, ground: 'NOT_PERFORMING' } }, 'assignment.DeadlineMet', 'assignment.DeadlineFellAway', 'assignment.DeadlineStarted'],
    });
    await http.when({ as: ASSIGNER, post: to('assign-provider') }).then(200, {}, {
      [ROSTER]: [{ type: 'assignment.TurnDrawn', data: { lawyerId: other.lawyerId, exclusions: [{ lawyerId, reasons: [{ code: 'RELIEVED_BEFORE' }] }] } }],
      [FILE]: [{ type: 'assignment.ProviderAssigned', data: { lawyerId: other.lawyerId } }, 'assignment.DeadlineMet', 'assignment.DeadlineStarted'],
    });
    await http.when({ as: LAWYER, post: to('hand-over-file'), body: { items: [{ name: '起诉状及证据材料' }] } }).then(200, {}, {
      [FILE]: [{ type: 'assignment.FileHandedOver', data: { from: lawyerId, to: other.lawyerId, items: [{ copies: 1 }] } }],
    });
    await http.when({ as: LAWYER, post: to('accept-assignment') }).then(403, { code: 'assignment.not-the-assigned-lawyer' });
  });

  it('a forwarded case is drawn for from the pool of its new owner', async () => {
    const [theirs, theirAssigner] = [rosterStream('340200'), 'assigner@340200'];
    const http = httpCase(CONTRACTS, [AssignmentModule]).given(ROSTER, joined).given(theirs, { type: 'assignment.LawyerJoined', data: other })
      .given(FILE, { ...granted[0] as GivenFact }, { ...granted[1] as GivenFact, agency: '340200' });
    await http.process.when((entry, runtime) => new AssignmentReactions(runtime).on(entry))
      .then({ [FILE]: ['assignment.AssignmentOpened', { type: 'assignment.DeadlineStarted', data: { deadline: { owner: '340200' } } }] });
    await http.when({ as: ASSIGNER, post: to('assign-provider') }).then(403, { code: 'case-file.owned-by-other-agency' });
    await http.when({ as: theirAssigner, post: to('assign-provider') }).then(200, {}, {
      [theirs]: [{ type: 'assignment.TurnDrawn', data: { pool: '340200', lawyerId: other.lawyerId } }],
      [FILE]: [{ type: 'assignment.ProviderAssigned', data: { pool: '340200' } }, 'assignment.DeadlineMet', 'assignment.DeadlineStarted'],
    });
  });

  it('a lawyer joins the roster once', async () => {
    const http = httpCase(CONTRACTS, [AssignmentModule]);
    const enrol = { as: ASSIGNER, post: '/api/assignment/v1/rosters/340202/enrol-lawyer', body: { lawyer: lawyerExample } };
    await http.when(enrol).then(200, {}, { [ROSTER]: [{ type: 'assignment.LawyerJoined', data: { lawyerId } }] });
    await http.when(enrol).then(409);
  });
});
