import { queryController } from '@juanzong/http';
import { ForwardingAnswers } from '../../read/forwardings/forwarding-answers.js';
import { FORWARDING_QUERIES } from './forwardings.queries.js';

/** `/api/cross-region-transfer/v1`: outbox, inbox and disputes. */
export const ForwardingsHttp = queryController({
  context: 'cross-region-transfer', title: { zh: '转交', en: 'Cross-region transfer' }, queries: FORWARDING_QUERIES, answerer: ForwardingAnswers,
});
