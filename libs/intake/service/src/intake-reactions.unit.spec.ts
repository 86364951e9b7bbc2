import { describe, it } from '@jest/globals';
import { agencyStream, caseStream, matterStream } from '@juanzong/case-file';
import { crossRegionTransferContracts, designatedV1, forwardedV1 } from '@juanzong/cross-region-transfer-contracts';
import { applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
import { matterIdentity } from '@juanzong/intake-domain';
import { type GivenFact, memoryProcess } from '@juanzong/testing/service';
import { IntakeReactions } from './write/intake-reactions.js';

const { example } = applicationReceivedV1;
const [FIRST, SECOND] = ['0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10', '1c1f3a52-7a0c-4f5e-9a62-0d6a5a1c9f11'];
const received: GivenFact = { type: 'intake.ApplicationReceived', data: example };
const matter = matterStream(memoryProcess([]).runtime.vault.keyedHash('matter', matterIdentity(example.application)));
const ledger = agencyStream('340202');
const taken = (by: string): GivenFact => ({ type: 'intake.MatterTaken', data: { takenBy: by, takenByAgency: '340202' } });

const opened = () => memoryProcess(intakeContracts).given(caseStream(FIRST), received);
const twice = () => opened().given(matter, taken(FIRST)).given(caseStream(SECOND), { ...received, at: '2024-03-06T02:00:00.000Z' });

describe('what intake does because of an entry', () => {
  it('a file that was opened stands in the ledger of its agency, and has its matter', () =>
    opened().when((entry, runtime) => new IntakeReactions(runtime).received(entry)).then({
      [ledger]: [{ type: 'intake.CaseRegistered', data: { registeredCase: FIRST, ordinal: 1 } }],
      [matter]: [{ type: 'intake.MatterTaken', data: { takenBy: FIRST, takenByAgency: '340202' } }],
    }));

  it('the second file of a matter is linked to the first and closed, and is in the ledger all the same', () =>
    twice().when((entry, runtime) => new IntakeReactions(runtime).received(entry)).then({
      [ledger]: [{ type: 'intake.CaseRegistered', data: { registeredCase: SECOND } }],
      [caseStream(FIRST)]: [{ type: 'intake.DuplicateLinked', data: { duplicateCaseId: SECOND, duplicateAgency: '340202' } }],
      [caseStream(SECOND)]: [{ type: 'intake.ApplicationClosedAsDuplicate', data: { firstCaseId: FIRST } }],
    }));

  it('an application that was withdrawn lets go of its matter', () =>
    opened().given(matter, taken(FIRST)).given(caseStream(FIRST), { type: 'intake.ApplicationWithdrawn', data: { reason: '和解' } })
      .when((entry, runtime) => new IntakeReactions(runtime).endedWithoutAid(entry))
      .then({ [matter]: ['intake.MatterReleased'] }));

  const withTransfer = () => memoryProcess([...intakeContracts, ...crossRegionTransferContracts]).given(caseStream(FIRST), received);
  const forwarded: GivenFact = { type: 'cross-region-transfer.Forwarded', agency: '340100', data: { ...forwardedV1.example, from: '340202', to: '340100' } };
  const designated = (from: string, to: string): GivenFact => ({ type: 'cross-region-transfer.Designated', agency: to, data: { ...designatedV1.example, from, to } });

  it('a file that changed hands stands in the ledger of its new agency too, once', async () => {
    await withTransfer().given(caseStream(FIRST), forwarded).when((entry, runtime) => new IntakeReactions(runtime).changedHands(entry)).then({
      [agencyStream('340100')]: [{ type: 'intake.CaseRegistered', agency: '340100', data: { registeredCase: FIRST, ordinal: 1 } }],
    });
    const again = () => withTransfer().given(caseStream(FIRST), forwarded);
    await again().given(caseStream(FIRST), designated('340100', '340202')).when((entry, runtime) => new IntakeReactions(runtime).changedHands(entry)).then({});
    await again().given(caseStream(FIRST), designated('340100', '340100')).when((entry, runtime) => new IntakeReactions(runtime).changedHands(entry)).then({});
  });
});
