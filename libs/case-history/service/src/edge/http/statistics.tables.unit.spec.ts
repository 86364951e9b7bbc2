import { describe, expect, it } from '@jest/globals';
import { DIMENSION_CODES, MEASURE_CODES, type StatisticsAnswer } from '@juanzong/case-history-contracts';
import { CONCENTRATION_TABLE, DEADLINE_STATISTICS_TABLE, STATISTICS_CASES_TABLE, STATISTICS_TABLE } from './statistics.tables.js';

const both = (text: string) => ({ zh: text, en: text });

describe('statistics as sheets', () => {
  it('every dimension and every measure has a column, Chinese first; the totals come last', () => {
    const answer: StatisticsAnswer = {
      asOf: 'x', from: null, to: null, by: ['month'], measures: ['GRANTED'], totals: { GRANTED: 3 },
      lines: [{ by: { month: { code: '2024-03', label: both('2024-03') } }, counts: { GRANTED: 3 } }],
    };
    const headers = STATISTICS_TABLE.headers.map(({ header }) => header.zh);
    expect(headers).toHaveLength(DIMENSION_CODES.length + MEASURE_CODES.length);
    const [line, total] = STATISTICS_TABLE.cells(answer);
    const at = (name: string) => headers.indexOf(name);
    expect([line?.[at('月份')], line?.[at('给予援助')], line?.[at('结案')], line?.[at('事项')]]).toEqual(['2024-03', 3, 0, null]);
    expect([total?.[0], total?.[at('给予援助')]]).toEqual(['合计 Total', 3]);
  });

  it('concentration says the share of the top n, the HHI and the formula with the total', () => {
    const answer = {
      asOf: 'x', from: null, to: null, top: 1, assignments: 4, lawyers: 2, topShare: 7500, hhi: 6250, formula: both('算法'),
      shares: [{ rank: 1, lawyerId: 'L1', lawyerName: '李伟', assignments: 3, share: 7500 }, { rank: 2, lawyerId: 'L2', lawyerName: '王芳', assignments: 1, share: 2500 }],
    };
    expect(CONCENTRATION_TABLE.cells(answer)).toEqual([
      [1, '李伟', 'L1', 3, 7500, null, null, null, null], [2, '王芳', 'L2', 1, 2500, null, null, null, null], [null, '合计 Total（2）', '', 4, 10_000, 1, 7500, 6250, '算法'],
    ]);
    expect(CONCENTRATION_TABLE.cells({ ...answer, shares: [], assignments: 0, lawyers: 0 })[0]?.[4]).toBe(0);
  });

  it('cases and deadlines: a row each', () => {
    expect(STATISTICS_CASES_TABLE.cells({ cases: [{ caseId: 'c', caseNumber: null, registerNumber: '7', measure: 'GRANTED', agency: '340202', agencyName: '镜湖', times: 1 }] })).toEqual([['给予援助', null, '7', '镜湖', 1, 'c']]);
    const line = { owner: '340202', ownerName: '镜湖', service: 'intake', serviceLabel: both('受理'), ruleId: 'examination', ruleLabel: both('审查期限'), open: 5, overdue: 1, paused: 0, missed: 2 };
    expect(DEADLINE_STATISTICS_TABLE.cells({ lines: [line] })).toEqual([['镜湖', '受理', '审查期限', 5, 1, 0, 2]]);
  });
});
