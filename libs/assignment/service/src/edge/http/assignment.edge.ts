import { assignmentRefusals } from '@juanzong/assignment-domain';
import { commandController } from '@juanzong/http';
import { documentReferenceRefusals, ownershipRefusals, policyRefusals } from '@juanzong/service-kit';
import { AssignmentCommands } from '../../write/assignment-commands.js';
import { ASSIGNMENT_CASE_ACTIONS } from './case.actions.js';
import { ROSTER_HTTP_ACTIONS } from './roster.actions.js';

/** `/api/assignment/v1`: from the grant to the closed file, and the rosters that lawyers are drawn from. */
export const AssignmentHttp = commandController({
  context: 'assignment', title: { zh: '指派', en: 'Assignment' }, actions: [...ASSIGNMENT_CASE_ACTIONS, ...ROSTER_HTTP_ACTIONS], executor: AssignmentCommands,
  catalogue: { ...assignmentRefusals, ...policyRefusals, ...ownershipRefusals, ...documentReferenceRefusals },
});
