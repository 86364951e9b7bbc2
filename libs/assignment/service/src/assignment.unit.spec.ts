import { describe, it } from '@jest/globals';
import { assignmentContracts, lawyerExample, turnDrawnV1 } from '@juanzong/assignment-contracts';
import { caseStream, rosterStream } from '@juanzong/case-file';
import { aidGrantedV1, eligibilityContracts } from '@juanzong/eligibility-contracts';
import { applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
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

  it('a lawyer joins the roster once', async () => {
    const http = httpCase(CONTRACTS, [AssignmentModule]);
    const enrol = { as: ASSIGNER, post: '/api/assignment/v1/rosters/340202/enrol-lawyer', body: { lawyer: lawyerExample } };
    await http.when(enrol).then(200, {}, { [ROSTER]: [{ type: 'assignment.LawyerJoined', data: { lawyerId } }] });
    await http.when(enrol).then(409);
  });
});
