import { queryController } from '@juanzong/http';
import { QualityAnswers } from '../../read/quality-answers.js';
import { QUALITY_QUERIES } from './quality.queries.js';

/** `/api/quality-review/v1/archives`, `/findings`, `/hearings`: who has to do something, until when. */
export const QualityListsHttp = queryController({ context: 'quality-review', title: { zh: '质量评查', en: 'Quality review' }, queries: QUALITY_QUERIES, answerer: QualityAnswers });
