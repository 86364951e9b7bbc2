import { describe, expect, it } from '@jest/globals';
import { lawyerExample, providerAssignedV1, providerRelievedV1 } from '@juanzong/assignment-contracts';
import { aidGrantedV1 } from '@juanzong/eligibility-contracts';
import { applicationReceivedV1 } from '@juanzong/intake-contracts';
import { type PastFact, recordedEntries } from '@juanzong/testing';
import { stepsAfter } from './steps.js';

const assigned = (lawyerId: string): PastFact => ({ type: 'assignment.ProviderAssigned', data: { ...providerAssignedV1.example, lawyerId } });
const IN_SERVICE: readonly PastFact[] = [
  { type: 'intake.ApplicationReceived', data: applicationReceivedV1.example }, { type: 'eligibility.AidGranted', data: aidGrantedV1.example }, { type: 'assignment.AssignmentOpened', data: {} },
  assigned(lawyerExample.lawyerId), { type: 'assignment.AssignmentAccepted', data: {} },
];
const steps = (...more: readonly PastFact[]) => stepsAfter(recordedEntries([...IN_SERVICE, ...more])).filter(({ context }) => context === 'assignment');
const change: PastFact = { type: 'assignment.ChangeRequested', data: { by: 'RECIPIENT', ground: 'HEALTH' } };

describe('what waits for somebody in a case in service', () => {
  it('the next step, not what anybody may ask for at any time; a request for another lawyer waits for the agency', () => {
    expect(steps().map(({ action }) => action)).toEqual(['sign-agreement']);
    expect(steps(change).map(({ action, roles }) => [action, roles])).toEqual([['sign-agreement', ['lawyer']], ['decide-change', ['assigner', 'approver']]]);
  });

  it('papers to be handed over wait for the agency, not for the lawyer who is to get them', () => {
    const again = steps(change, { type: 'assignment.ProviderRelieved', data: providerRelievedV1.example }, assigned('L-2'));
    expect(again.find(({ action }) => action === 'hand-over-file')?.roles).toEqual(['assigner']);
  });
});
