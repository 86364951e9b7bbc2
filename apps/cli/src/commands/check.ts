import { EXIT, type ExitCode } from '../exit-codes.js';
import type { CheckAnswer, CheckFinding } from '../http/answers.js';
import { asJson } from '../text/json.js';
import { table } from '../text/table.js';
import { type Context, READER } from './context.js';

const COUNTED: Readonly<Record<string, string>> = { streams: '案卷流 streams', entries: '条目 entries', rows: '查询行 rows' };

/** `juanzong check`: what the platform shows against the case files themselves. Exit code 1 if anything differs. */
export async function checkCommand({ client, io, json, persona = READER }: Context): Promise<ExitCode> {
  const report = await client.get<CheckAnswer>('/api/case-history/v1/check', persona);
  io.out(json ? asJson(report) : checkText(report));
  return report.ok && report.findings.length === 0 ? EXIT.done : EXIT.notAllGood;
}

export function checkText({ checked, findings, waiting = [] }: CheckAnswer): string {
  const counted = Object.entries(checked).map(([name, count]) => `${COUNTED[name] ?? name} ${String(count)}`).join('，');
  const head = findings.length === 0 ? '✓ 全部一致 / everything agrees' : `✗ ${findings.length} 处不一致 / ${findings.length} finding(s)`;
  return `${head}\n已核对 checked: ${counted}\n${listed(findings)}${waiting.length === 0 ? '' : `\n${waiting.length} 项等待办理（不是差错）/ ${waiting.length} waiting for a person, no fault\n${listed(waiting)}`}`;
}

function listed(found: readonly CheckFinding[]): string {
  const rows = found.map(({ code, where, zh, en }) => [code, where, `${zh} / ${en}`]);
  return rows.length === 0 ? '' : `\n${table([{ head: '代码 code' }, { head: '位置 where' }, { head: '说明 finding' }], rows)}`;
}
