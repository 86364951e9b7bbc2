import { readFileSync } from 'node:fs';
import type { Problem } from './problems.js';
import type { VerificationReport } from './report.js';
import { CAMPAIGN_FORMAT, type CampaignReport, verifyCampaign } from './verify-campaign.js';
import { verifyExport } from './verify-export.js';

const USAGE = '用法 / usage: node main.js <案卷导出文件 export.json | 评估活动文件 campaign.json> [--trust <公钥 public key, base64 SPKI>]… [--json]\n';

/** Runs the verifier on one file. Returns the exit code: 0 genuine, 1 problems found, 2 not usable. */
export function runVerifier(args: readonly string[], write: (text: string) => void): number {
  const files: string[] = [];
  const trustedKeys: string[] = [];
  let json = false;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] as string;
    if (arg === '--json') json = true;
    else if (arg === '--trust' && args[i + 1] !== undefined) trustedKeys.push(args[(i += 1)] as string);
    else files.push(arg);
  }
  const [file] = files;
  if (file === undefined || files.length > 1 || file.startsWith('-')) {
    write(USAGE);
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    write(`无法读取文件 / cannot read the file: ${file} (${(error as NodeJS.ErrnoException).code ?? 'error'})\n`);
    return 2;
  }
  if (holdsCampaign(bytes)) {
    const report = verifyCampaign(bytes);
    write(json ? `${JSON.stringify(report)}\n` : campaignAsText(report));
    return report.ok ? 0 : 1;
  }
  const report = verifyExport(bytes, trustedKeys.length > 0 ? { trustedKeys } : {});
  write(json ? `${JSON.stringify(report)}\n` : asText(report));
  return report.ok ? 0 : 1;
}

/** Which of the two kinds of file it is, by the format that it names. */
function holdsCampaign(bytes: Uint8Array): boolean {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
    return typeof value === 'object' && value !== null && (value as Record<string, unknown>)['format'] === CAMPAIGN_FORMAT;
  } catch {
    // No JSON: the other verification says what is wrong with it.
    return false;
  }
}

function campaignAsText({ ok, problems, stream, entries, selected }: CampaignReport): string {
  const lines = [
    ok ? '✓ 抽样可以由任何人重新得出 / the sample is the one that anybody draws again' : `✗ 发现 ${problems.length} 处问题 / ${problems.length} problem(s) found`,
    ...(stream === undefined ? [] : [`  ${stream}：${entries} 条 entries, ${selected?.length ?? 0} 件抽中 files drawn`]),
    ...problems.map(lineOf),
  ];
  return `${lines.join('\n')}\n`;
}

function asText(report: VerificationReport): string {
  const lines = [
    report.ok ? '✓ 案卷完整、未被改动 / the case file is complete and unchanged' : `✗ 发现 ${report.problems.length} 处问题 / ${report.problems.length} problem(s) found`,
    ...(report.clock === 'virtual' ? ['! 演练时钟：并非真实案件 / virtual clock: not a real case'] : []),
    ...(report.stream === undefined ? [] : [`  ${report.stream}：${report.entries} 条 entries, ${report.documents.length} 份材料 documents, ${report.disclosed.length} 个披露字段 disclosed fields`]),
    ...(report.head ? [`  签名公钥 signed by: ${report.head.publicKey} ${report.trusted ? '（受信任 trusted）' : '（未核对 not compared with a trusted key）'}`] : []),
    ...report.problems.map(lineOf),
  ];
  return `${lines.join('\n')}\n`;
}

function lineOf({ code, message, index, revision, eventId, about }: Problem): string {
  const where = [index === undefined ? '' : `#${index}`, revision === undefined ? '' : `r${revision}`, eventId ?? '', about ?? ''].filter(Boolean).join(' ');
  return `  - ${code}${where ? ` [${where}]` : ''} ${message.zh} / ${message.en}`;
}
