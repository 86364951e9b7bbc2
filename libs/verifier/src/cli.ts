import { readFileSync } from 'node:fs';
import { ROSTER_FORMAT } from './draws/roster-shapes.js';
import { verifyRoster } from './draws/verify-roster.js';
import { holdsAgency, linesOfFile } from './agency-lines.js';
import type { Problem } from './problems.js';
import type { SignedReport } from './report.js';
import { agencyText, campaignText, caseFileText, placeOfProblem, rosterText } from './report-text.js';
import { AgencyVerification } from './verify-agency.js';
import { CAMPAIGN_FORMAT, verifyCampaign } from './verify-campaign.js';
import { verifyExport } from './verify-export.js';

const USAGE = '用法 / usage: node main.js <案卷导出文件 export.json | 评估活动文件 campaign.json | 名册文件 roster.json | 机构导出文件 agency.jsonl> [--roster <名册文件 roster.json>]… [--published <公布文件 seals-YYYY.jsonl>]… [--trust <公钥 public key, base64 SPKI>]… [--json]\n';

/** Runs the verifier on one file. Returns the exit code: 0 genuine, 1 problems found, 2 not usable. `say` is told how far it has come, where that takes long. */
export function runVerifier(args: readonly string[], write: (text: string) => void, say: (text: string) => void = () => undefined): number {
  const files: string[] = [];
  const trustedKeys: string[] = [];
  const rosterFiles: string[] = [];
  const published: string[] = [];
  let json = false;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] as string;
    if (arg === '--json') json = true;
    else if (arg === '--trust' && args[i + 1] !== undefined) trustedKeys.push(args[(i += 1)] as string);
    else if (arg === '--roster' && args[i + 1] !== undefined) rosterFiles.push(args[(i += 1)] as string);
    else if (arg === '--published' && args[i + 1] !== undefined) published.push(args[(i += 1)] as string);
    else files.push(arg);
  }
  const [file] = files;
  if (file === undefined || files.length > 1 || file.startsWith('-')) {
    write(USAGE);
    return 2;
  }
  const read = (name: string): Uint8Array | undefined => {
    try {
      return readFileSync(name);
    } catch (error) {
      write(unreadable(name, error));
      return undefined;
    }
  };
  try {
    if (holdsAgency(file)) return runAgency(file, { published, trustedKeys, json, write }, say);
  } catch (error) {
    write(unreadable(file, error));
    return 2;
  }
  const bytes = read(file);
  const rosters = bytes && rosterFiles.map(read).filter((one) => one !== undefined);
  if (!bytes || rosters?.length !== rosterFiles.length) return 2;
  const keys = trustedKeys.length > 0 ? { trustedKeys } : {};
  const format = formatOf(bytes);
  if (format === CAMPAIGN_FORMAT) return told(verifyCampaign(bytes), campaignText, { json, write });
  if (format === ROSTER_FORMAT) return told(verifyRoster(bytes, keys), rosterText, { json, write });
  return told(verifyExport(bytes, { ...keys, rosters }), caseFileText, { json, write });
}

interface Saying {
  readonly json: boolean;
  readonly write: (text: string) => void;
}

function told<Report extends Pick<SignedReport, 'ok' | 'problems'>>(report: Report, textOf: (report: Report) => string[], { json, write }: Saying): 0 | 1 {
  write(json ? `${JSON.stringify(report)}\n` : [...textOf(report), ...report.problems.map(lineOf)].map((line) => `${line}\n`).join(''));
  return report.ok ? 0 : 1;
}

const unreadable = (name: string, error: unknown): string =>
  `无法读取文件 / cannot read the file: ${(error as NodeJS.ErrnoException).path ?? name} (${(error as NodeJS.ErrnoException).code ?? 'error'})\n`;

interface AgencyArgs extends Saying {
  readonly published: readonly string[];
  readonly trustedKeys: readonly string[];
}

function runAgency(file: string, { published, trustedKeys, json, write }: AgencyArgs, say: (text: string) => void): number {
  const verification = new AgencyVerification({ published: published.map((one) => [...linesOfFile(one)]), ...(trustedKeys.length > 0 ? { trustedKeys } : {}) });
  let saidAt = performance.now();
  for (const line of linesOfFile(file)) {
    verification.take(line);
    if (performance.now() - saidAt < 1000) continue;
    saidAt = performance.now();
    say(`${verification.progress.done}/${verification.progress.total} 卷 files …\n`);
  }
  return told(verification.finish(), agencyText, { json, write });
}

/** Which kind of file it is, by the format that it names; undefined for what is no JSON. */
export function formatOf(bytes: Uint8Array | string): unknown {
  try {
    const value = JSON.parse(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['format'] : undefined;
  } catch {
    // The verification of a case file says what is wrong with it.
    return undefined;
  }
}

function lineOf(one: Problem): string {
  const where = placeOfProblem(one);
  return `  - ${one.code}${where ? ` [${where}]` : ''} ${one.message.zh} / ${one.message.en}`;
}
