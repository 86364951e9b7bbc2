import { describe, it } from '@jest/globals';
import { caseStream, matterStream } from '@juanzong/case-file';
import { applicationExample, intakeContracts } from '@juanzong/intake-contracts';
import { matterIdentity } from '@juanzong/intake-domain';
import { caseOpenedBy, httpCase, memoryProcess } from '@juanzong/testing/service';
import { IntakeModule } from './intake.module.js';

const [CLERK, KEY] = ['clerk@340202', 'receipt-1'];
const ID = caseOpenedBy(CLERK, KEY);
const FILE = caseStream(ID);
const to = (action: string): string => `/api/intake/v1/cases/${ID}/${action}`;
const body = { ...applicationExample, groups: [], matter: 'INJURY_TRAFFIC', materials: ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'HARDSHIP_STATEMENT'] };
const receipt = { as: CLERK, post: '/api/intake/v1/applications', body, key: KEY };

const MATTER = matterStream(memoryProcess([]).runtime.vault.keyedHash('matter', matterIdentity(body)));

/** An application that lacks its commitment letter. */
async function received() {
  const http = httpCase(intakeContracts, [IntakeModule]);
  await http.when(receipt).then(201, { caseId: ID, revision: 2, repeated: false }, {
    [FILE]: [{ type: 'intake.ApplicationReceived', data: { origin: 'APPLICATION', application: { applicant: { name: '张三' } } } }, 'intake.GreenChannelDecided', 'intake.DeadlineStarted'],
  });
  return http;
}

describe('intake over HTTP', () => {
  it('an application is received, its applicant notified, supplied, and it is accepted', async () => {
    const http = await received();
    await http.when({ as: CLERK, post: to('request-supplement') }).then(200, {}, {
      [FILE]: [{ type: 'intake.SupplementRequested', data: { missing: ['COMMITMENT_LETTER'] } }, 'intake.DeadlineStarted', 'intake.DeadlinePaused'],
    });
    await http.when({ as: CLERK, post: to('supply-materials'), body: { materials: ['COMMITMENT_LETTER'] } }).then(200, {}, {
      [FILE]: [{ type: 'intake.MaterialsSupplied', data: { stillMissing: [] } }, 'intake.DeadlineMet', 'intake.DeadlineResumed'],
    });
    const { revision } = await http.when({ as: CLERK, post: to('accept-application') }).then(200);
    await http.when({ as: CLERK, get: to('actions') }).then(200, { revision, state: 'Accepted' });
  });

  it('a refusal says what is missing: the case stays as it is and no number is drawn, only the matter is its own from now on', async () => {
    const http = await received();
    await http.when({ as: CLERK, post: to('accept-application') }).then(422, { code: 'intake.materials-missing' }, { [MATTER]: ['intake.MatterTaken'] });
    await http.when({ as: CLERK, post: to('accept-application') }).then(422, { code: 'intake.materials-missing' });
    await http.when({ as: CLERK, get: to('actions') }).then(200, { revision: 2 });
  });

  it('the notice is given once', async () => {
    const http = await received();
    await http.when({ as: CLERK, post: to('request-supplement') }).then(200);
    await http.when({ as: CLERK, post: to('request-supplement') }).then(409, { code: 'intake.supplement-already-requested' });
  });

  it('the same key again gets the first answer and writes nothing; with other content it is a conflict', async () => {
    const http = await received();
    await http.when(receipt).then(200, { caseId: ID, revision: 2, repeated: true }, {});
    await http.when({ ...receipt, body: { ...body, summary: '另一件事' } }).then(409, { code: 'command.conflicting-content' });
  });

  it('who may not, who is nobody and who is of another agency writes nothing', async () => {
    const http = await received();
    await http.when({ as: 'examiner@340202', post: to('request-supplement') }).then(403, { code: 'identity.role-not-permitted' });
    await http.when({ post: to('request-supplement') }).then(401);
    await http.when({ as: 'clerk@510100', post: to('request-supplement') }).then(403, { code: 'case-file.owned-by-other-agency' });
  });
});
