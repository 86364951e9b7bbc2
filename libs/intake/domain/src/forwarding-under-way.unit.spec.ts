import { describe, it } from '@jest/globals';
import { received, withNumber } from './spec-support/line.js';

const [PROPOSED, FORWARDED, DISPUTED, WITHDRAWN, ACCEPTED, DESIGNATED] = ['ForwardProposed', 'Forwarded', 'ForwardDisputed', 'ProposalWithdrawn', 'ForwardAccepted', 'Designated'].map((name) => `cross-region-transfer.${name}`);
const missed = (ruleId: string) => ({ type: 'cross-region-transfer.DeadlineMissed', data: { ruleId } });
const other = { type: 'cross-region-transfer.MaterialsAgreed', data: {} };

describe('an application between agencies', () => {
  it.each([
    ['was proposed', [PROPOSED], 'PROPOSED'],
    ['was proposed, with something else since', [PROPOSED, other], 'PROPOSED'],
    ['is on its way', [PROPOSED, FORWARDED], 'FORWARDED'],
    ['is disputed', [PROPOSED, FORWARDED, DISPUTED], 'DISPUTED'],
    ['is on its way, and another clock ran out', [FORWARDED, missed('forward-24h')], 'FORWARDED'],
    ['was proposed, and the clock of an answer ran out', [PROPOSED, missed('forward-answer')], 'PROPOSED'],
    ['is disputed, and the clock of an answer ran out', [FORWARDED, DISPUTED, missed('forward-answer')], 'DISPUTED'],
  ])('that %s is not accepted', (_what, facts, status) => {
    const file = received().events(...facts.map((fact) => (typeof fact === 'object' ? fact : { type: fact ?? '', data: {} })));
    file.when({ kind: 'accept' }, { input: withNumber }).thenRefused('intake.forwarding-under-way', { status });
  });

  it.each([
    ['was taken back', [PROPOSED, WITHDRAWN]],
    ['has arrived', [PROPOSED, FORWARDED, ACCEPTED]],
    ['was given to one', [PROPOSED, FORWARDED, DISPUTED, DESIGNATED]],
    ['was not answered in time', [PROPOSED, FORWARDED, missed('forward-answer')]],
  ])('that %s is accepted', (_what, facts) => {
    const file = received().events(...facts.map((fact) => (typeof fact === 'object' ? fact : { type: fact ?? '', data: {} })));
    file.when({ kind: 'accept' }, { input: withNumber }).then('intake.ApplicationAccepted');
  });
});
