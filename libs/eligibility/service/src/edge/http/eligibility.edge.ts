import { eligibilityRefusals } from '@juanzong/eligibility-domain';
import { commandController } from '@juanzong/http';
import { ownershipRefusals, policyRefusals } from '@juanzong/service-kit';
import { EligibilityCommands } from '../../write/eligibility-commands.js';
import { ELIGIBILITY_ACTIONS } from './eligibility.actions.js';

/** `/api/eligibility/v1`: from acceptance to the served decision. */
export const EligibilityHttp = commandController({
  context: 'eligibility', title: { zh: '审查', en: 'Eligibility' }, actions: ELIGIBILITY_ACTIONS, executor: EligibilityCommands,
  catalogue: { ...eligibilityRefusals, ...policyRefusals, ...ownershipRefusals },
});
