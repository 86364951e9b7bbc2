import { commandController } from '@juanzong/http';
import { qualityRefusals } from '@juanzong/quality-review-domain';
import { documentReferenceRefusals, ownershipRefusals, policyRefusals } from '@juanzong/service-kit';
import { QualityReviewCommands } from '../../write/quality-review-commands.js';
import { QUALITY_CASE_ACTIONS } from './quality.actions.js';

/** `/api/quality-review/v1`: archive, ratings and supervision of a case, and the campaigns that review files. */
export const QualityReviewHttp = commandController({
  context: 'quality-review', title: { zh: '质量评查', en: 'Quality review' }, actions: QUALITY_CASE_ACTIONS, executor: QualityReviewCommands,
  catalogue: { ...qualityRefusals, ...policyRefusals, ...ownershipRefusals, ...documentReferenceRefusals },
});
