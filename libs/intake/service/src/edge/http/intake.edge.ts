import { commandController } from '@juanzong/http';
import { intakeRefusals } from '@juanzong/intake-domain';
import { letterRefusals } from '@juanzong/letters';
import { policyRefusals } from '@juanzong/service-kit';
import { documentsRefusals } from '../../documents/documents.refusals.js';
import { IntakeCommands } from '../../write/intake-commands.js';
import { INTAKE_ACTIONS } from './intake.actions.js';

/** `/api/intake/v1`: applications and what is done to them until acceptance. */
export const IntakeHttp = commandController({
  context: 'intake', title: { zh: '受理', en: 'Intake' }, actions: INTAKE_ACTIONS, executor: IntakeCommands,
  catalogue: { ...intakeRefusals, ...policyRefusals, ...documentsRefusals, ...letterRefusals },
});
