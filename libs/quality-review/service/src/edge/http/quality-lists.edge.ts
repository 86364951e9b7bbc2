import { queryController } from '@juanzong/http';
import { qualityRefusals } from '@juanzong/quality-review-domain';
import { ownershipRefusals, policyRefusals } from '@juanzong/service-kit';
import { QualityAnswers } from '../../read/quality-answers.js';
import { QUALITY_QUERIES } from './quality.queries.js';

/** `/api/quality-review/v1/archives`, `/findings`, `/hearings`: who has to do something, until when; and what the rules ask of one case. */
export const QualityListsHttp = queryController({
  context: 'quality-review', title: { zh: '质量评查', en: 'Quality review' }, queries: QUALITY_QUERIES, answerer: QualityAnswers,
  catalogue: { ...qualityRefusals, ...ownershipRefusals, ...policyRefusals },
});
