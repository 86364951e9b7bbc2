import type { CaseListItem } from '@juanzong/case-history-contracts';
import { agencyLabel, codeLabel } from '../cases/labels.js';
import { resolveCase } from '../cases/resolve-case.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { CaseAnswer } from '../http/answers.js';
import { dataLines } from '../replay/data-lines.js';
import { stateText } from '../replay/timeline-text.js';
import { asJson } from '../text/json.js';
import { pairs } from '../text/pairs.js';
import { type Context, READER } from './context.js';

/** `juanzong show <case>`: where a case stands, its application and its deadlines. */
export async function showCommand({ client, io, json, persona = READER }: Context, typed: string): Promise<ExitCode> {
  const id = await resolveCase(client, persona, typed);
  const answer = await client.get<CaseAnswer>(`/api/case-history/v1/cases/${id}`, persona);
  io.out(json ? asJson(answer) : showText(answer, new Date(io.now()).toISOString()));
  return EXIT.done;
}

export const showText = (answer: CaseAnswer, now: string): string =>
  `${answer.case ? headText(answer.case) : `案件编号 case id  ${answer.caseId}\n`}\n申请 application\n${pairs(dataLines(answer.application, { skip: [] }), '  ')}\n${stateText(answer, now)}`;

const headText = (one: CaseListItem): string => pairs([
  ['案件编号 case id', one.caseId],
  ['案号 case number', one.caseNumber],
  ['登记编号 register number', one.registerNumber],
  ['机构 agency', agencyLabel(one.agency)],
  ['申请人 applicant', one.applicant],
  ['事项 matter', `${one.matterLabel.zh} / ${one.matterLabel.en}`],
  ['渠道 channel', codeLabel('channel', one.channel)],
  ['申请日期 received on', one.receivedOn],
  ['绿色通道 green channel', one.greenChannel ? '是 yes' : '否 no'],
  ['承办律师 lawyer', one.lawyerName],
  ['逾期 overdue', one.overdue ? '是 yes' : '否 no'],
  ['条目 entries', String(one.revision + 1)],
]);
