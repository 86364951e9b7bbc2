import { describe, it } from '@jest/globals';
import { caseStream, entryId } from '@juanzong/case-file';
import { eligibilityContracts } from '@juanzong/eligibility-contracts';
import { type Application, applicationAcceptedV1, applicationReceivedCorrectedV1, applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
import { type GivenFact, httpCase, memoryProcess } from '@juanzong/testing/service';
import { EligibilityModule } from './eligibility.module.js';
import { EligibilityReactions } from './write/eligibility-reactions.js';

const ID = '0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10';
const FILE = caseStream(ID);
const CONTRACTS = [...intakeContracts, ...eligibilityContracts];
const [EXAMINER, APPROVER] = ['examiner@340202', 'approver@340202'];
const to = (action: string): string => `/api/eligibility/v1/cases/${ID}/${action}`;

const { example } = applicationReceivedV1;
const accepted = (more: Partial<Application> = {}): GivenFact[] => [
  { type: 'intake.ApplicationReceived', data: { ...example, application: { ...example.application, ...more } } },
  { type: 'intake.ApplicationAccepted', data: applicationAcceptedV1.example },
];
const TESTED = { groups: [], matter: 'INJURY_TRAFFIC' };
const examination: GivenFact = {
  type: 'eligibility.Examined',
  data: { matter: 'INJURY_TRAFFIC', matterCategory: 'CIVIL', inScope: true, route: 'TESTED', grounds: [], lifeOrDeathPossible: false, minorInvolved: false, trace: [] },
};
const examined = (more: Partial<Application> = {}) => httpCase(CONTRACTS, [EligibilityModule]).given(FILE, ...accepted({ ...TESTED, ...more }), examination);

describe('what eligibility does because of an entry', () => {
  const examine = (facts: readonly GivenFact[]) => memoryProcess(CONTRACTS).given(FILE, ...facts).when((entry, runtime) => new EligibilityReactions(runtime).on(entry));

  it('an accepted application is examined by rule: wages of a migrant worker are exempt', () =>
    examine(accepted()).then({ [FILE]: [{ type: 'eligibility.Examined', data: { inScope: true, route: 'EXEMPT' } }] }));

  it('means are tested where nothing exempts', () =>
    examine(accepted(TESTED)).then({ [FILE]: [{ type: 'eligibility.Examined', data: { route: 'TESTED', grounds: [] } }] }));

  const corrected = (more: Partial<Application>): GivenFact => ({
    type: 'intake.ApplicationReceivedCorrected', corrects: entryId(FILE, 'given-0', 0),
    data: { ...applicationReceivedCorrectedV1.example, application: { ...example.application, ...TESTED, ...more } },
  });

  it('a correction of the matter is examined again, and a proposal that rested on the old one goes back', async () => {
    await examine([...accepted(TESTED), examination, corrected({ matter: 'DOMESTIC_VIOLENCE' })]).then({ [FILE]: [{ type: 'eligibility.Examined', data: { matter: 'DOMESTIC_VIOLENCE', route: 'WAIVED' } }] });
    const proposal: GivenFact = { type: 'eligibility.DecisionProposed', data: { outcome: 'REFUSE', reasons: ['HARDSHIP_NOT_MET'], note: '', trace: [] } };
    await examine([...accepted(TESTED), examination, proposal, corrected({ matter: 'DOMESTIC_VIOLENCE' })]).then({ [FILE]: ['eligibility.DecisionReturned', 'eligibility.Examined'] });
  });

  it('a correction that changes nothing for the rules has no consequence', () =>
    examine([...accepted(TESTED), examination, corrected({ cause: '另一案由' })]).then({}));

  it('an entry that says nothing to eligibility has no consequence', () => examine(accepted().slice(0, 1)).then({}));
});

describe('eligibility over HTTP', () => {
  it('one proposes, another approves, and aid is granted', async () => {
    const http = examined();
    await http.when({ as: EXAMINER, post: to('query-means') }).then(200, {}, { [FILE]: [{ type: 'eligibility.MeansVerified', data: { method: 'DATA_QUERY', householdSize: 3 } }] });
    await http.when({ as: EXAMINER, post: to('propose-decision'), body: { outcome: 'GRANT' } }).then(200, { next: [] }, { [FILE]: [{ type: 'eligibility.DecisionProposed', data: { outcome: 'GRANT' } }] });
    await http.when({ as: APPROVER, post: to('approve-decision') }).then(200, {}, { [FILE]: [{ type: 'eligibility.AidGranted', data: { basis: 'APPLICATION', route: 'TESTED', proposedBy: EXAMINER } }] });
    await http.when({ as: APPROVER, post: to('approve-decision') }).then(409, { code: 'eligibility.decided-already' });
  });

  it('who examines cannot approve: the role alone forbids it', async () => {
    const http = examined();
    await http.when({ as: EXAMINER, post: to('query-means') }).then(200);
    await http.when({ as: EXAMINER, post: to('propose-decision'), body: { outcome: 'GRANT' } }).then(200);
    await http.when({ as: EXAMINER, post: to('approve-decision') }).then(403, { code: 'identity.role-not-permitted' });
    await http.when({ as: APPROVER, get: to('actions') }).then(200, { state: 'Proposed', actions: [{ name: 'approve-decision' }, { name: 'return-decision' }, { name: 'grant-advance-aid' }] });
  });

  it('who proposed under one role cannot approve under another', async () => {
    const by = (role: 'examiner' | 'approver') => ({ id: APPROVER, role, agency: '340202' });
    const http = examined().given(
      FILE,
      { type: 'eligibility.MeansVerified', data: { method: 'COMMITMENT', source: '个人诚信承诺书', reference: '', householdSize: 3, monthlyIncomeFen: 0, assetsFen: 0 } },
      { type: 'eligibility.DecisionProposed', data: { outcome: 'GRANT', reasons: [], note: '', trace: [] }, actor: by('examiner') },
    );
    await http.when({ as: APPROVER, post: to('approve-decision') }).then(403, { code: 'eligibility.same-person' });
  });

  it('a household of which nothing is known is a refusal with a name, not a verification', () =>
    examined({ household: { size: null, monthlyIncomeFen: null, assetsFen: null } })
      .when({ as: EXAMINER, post: to('query-means') }).then(422, { code: 'eligibility.household-missing' }));
});
