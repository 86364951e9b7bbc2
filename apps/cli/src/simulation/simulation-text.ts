import type { Simulated, WhatHappened } from '@juanzong/simulator';
import { pairs } from '../text/pairs.js';

const OUTCOMES: Readonly<Record<string, string>> = {
  granted: '给予援助 granted', refused: '不予援助 refused', withdrawn: '撤回 withdrawn', deemedWithdrawn: '视为撤回 deemed withdrawn', duplicate: '重复申请 duplicates', forwarded: '转交 forwarded',
  disputed: '管辖争议 disputed', designated: '指定管辖 designated', objected: '提出异议 objections', advance: '先行援助 advance aid', terminated: '终止援助 terminated', declined: '律师谢绝 declined',
  lawyerChanged: '更换律师 lawyer changed', closed: '结案 closed', archiveReturned: '退回归档 archive returned', archived: '归档 archived', reviewed: '评查 graded', erased: '删除个人信息 erased',
};
const GRADES: Readonly<Record<string, string>> = { EXCELLENT: '优秀 excellent', GOOD: '良好 good', QUALIFIED: '合格 qualified', UNQUALIFIED: '不合格 unqualified' };

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const list = (counts: Readonly<Record<string, number>>, names: Readonly<Record<string, string>>): string => Object.entries(counts).map(([code, count]) => `${names[code] ?? code} ${count}`).join('，') || '—';

/** What came of a register, for the terminal. */
export function happenedText({ cases, outcomes, deadlines, grades, ratings, lawyers, stories }: WhatHappened): string {
  const head = pairs([
    ['案件 cases', String(cases)],
    ...Object.entries(outcomes).map(([name, count]): [string, string] => [OUTCOMES[name] ?? name, String(count)]),
    ['期限 deadlines', `按时 met ${deadlines.met}，逾期 missed ${deadlines.missed}，重算 recomputed ${deadlines.recomputed}`],
    ['评查等次 grades', list(grades, GRADES)],
    ['服务评价 ratings', `${ratings.count}${ratings.mean === null ? '' : `，平均 mean ${ratings.mean}`}`],
    ['律师 lawyers', `${lawyers.count} 人承办 ${lawyers.assigned} 件；前五名 top five ${percent(lawyers.topFive)}，HHI ${lawyers.hhi}`],
    ['最忙 busiest', lawyers.busiest.map(({ lawyerId, cases: count }) => `${lawyerId} ${count}`).join('，') || '—'],
  ]);
  const told = stories.map(({ caseId, caseNumber, entries, because }) => `  juanzong replay ${caseId}\n    ${caseNumber ?? '—'}，${entries} 条 entries：${because.join('、')}\n`);
  return `${head}\n值得回看的案卷 / three case files worth replaying\n${told.join('')}`;
}

/** What the players met that they could not play. Empty if nothing. */
export function unplayedText({ ledger, unplayed }: Simulated): string {
  const lines = [
    ...unplayed.map((action) => `没有人会办 nobody plays: ${action}`),
    ...[...ledger.unknownActions].filter(([action]) => !unplayed.includes(action)).map(([action, persona]) => `没有人会办 nobody plays: ${action}（${persona}）`),
    ...[...ledger.refusals].map(([what, { count, example, detail }]) => `被拒 refused ×${count}: ${what}（${example}）${detail}`),
  ];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
