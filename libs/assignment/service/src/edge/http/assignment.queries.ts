import { assignmentRefusals } from '@juanzong/assignment-domain';
import { defineQuery, queryController } from '@juanzong/http';
import { ownershipRefusals } from '@juanzong/service-kit';
import { ProviderAnswers } from '../../read/provider-of-case.js';

/** What may be asked of the assignment of a case. */
export const AssignmentQuestions = queryController({
  context: 'assignment', title: { zh: '指派', en: 'Assignment' }, answerer: ProviderAnswers, catalogue: { ...assignmentRefusals, ...ownershipRefusals },
  queries: [
    defineQuery({
      name: 'provider', path: 'cases/:id/provider', title: { zh: '承办人', en: 'Who has the case in hand' },
      roles: ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer', 'recipient', 'operator', 'auditor'],
    }),
  ],
});
