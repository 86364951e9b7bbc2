import { queryController } from '@juanzong/http';
import { caseHistoryRefusals } from '../../refusals.js';
import { CaseHistoryAnswers } from '../../read/case-history-answers.js';
import { CASE_HISTORY_QUERIES } from './case-history.queries.js';

/** `/api/case-history/v1`: lists, timelines, states at any instant, exports and the check. */
export const CaseHistoryHttp = queryController({
  context: 'case-history', title: { zh: '案卷历史', en: 'Case history' }, queries: CASE_HISTORY_QUERIES, answerer: CaseHistoryAnswers, catalogue: caseHistoryRefusals,
});
