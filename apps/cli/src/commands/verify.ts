import { readFile, stat } from 'node:fs/promises';
import { type Problem, type VerificationReport, verifyExport } from '@juanzong/verifier';
import { resolveCase } from '../cases/resolve-case.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { asJson } from '../text/json.js';
import { table } from '../text/table.js';
import { systemCode } from '../system-code.js';
import { usage } from '../usage-error.js';
import { type Context, READER } from './context.js';
import { exportText } from './export.js';

export interface VerifyCommandOptions {
  readonly trust?: readonly string[];
}

/** `juanzong verify <case|file>`: a file without the platform, a case by exporting it first. Exit code 1 where anything was changed. */
export async function verifyCommand(context: Context, target: string, { trust }: VerifyCommandOptions): Promise<ExitCode> {
  const report = verifyExport(await bytesOf(context, target), trust === undefined ? {} : { trustedKeys: trust });
  context.io.out(context.json ? asJson(report) : reportText(report));
  return report.ok ? EXIT.done : EXIT.notAllGood;
}

async function bytesOf({ client, persona = READER }: Context, target: string): Promise<Uint8Array | string> {
  if (await isFile(target)) return readFile(target);
  if (/[/\\]|\.json$/i.test(target)) throw usage('file-missing', `找不到文件：${target}`, `no such file: ${target}`);
  return exportText(client, persona, await resolveCase(client, persona, target));
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (systemCode(error) !== undefined) return false;
    throw error;
  }
}

/** What a person reads of a verification: each problem with the entry it is in. */
export function reportText(report: VerificationReport): string {
  const { ok, problems, clock, stream, entries, documents, disclosed, head, trusted } = report;
  return [
    ok ? '✓ 案卷完整、未被改动 / the case file is complete and unchanged\n' : `✗ 发现 ${problems.length} 处问题 / ${problems.length} problem(s) found\n`,
    clock === 'virtual' ? '! 演练时钟：并非真实案件 / virtual clock: not a real case\n' : '',
    stream === undefined ? '' : `${stream}：${entries} 条 entries，${documents.length} 份材料 documents，${disclosed.length} 个披露字段 disclosed fields\n`,
    head ? `签名公钥 signed by: ${head.publicKey} ${trusted ? '（受信任 trusted）' : '（未与受信任公钥核对 not compared with a trusted key）'}\n` : '',
    problems.length === 0 ? '' : `\n${table([{ head: '条目 entry' }, { head: '代码 code' }, { head: '问题 problem' }], problems.map(cellsOf))}`,
  ].join('');
}

const cellsOf = ({ index, revision, eventId, about, code, message }: Problem): string[] => [
  [index === undefined ? '' : `#${index}`, revision === undefined ? '' : `r${revision}`, eventId ?? '', about ?? ''].filter(Boolean).join(' ') || '—', code, `${message.zh} / ${message.en}`,
];
