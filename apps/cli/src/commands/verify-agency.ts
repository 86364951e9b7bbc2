import { type AgencyReport, agencyText, AgencyVerification, linesOfFile } from '@juanzong/verifier';
import { agencyOf } from '../cases/labels.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { systemCode } from '../system-code.js';
import { asJson } from '../text/json.js';
import { stepProgress } from '../text/step-progress.js';
import { usage } from '../usage-error.js';
import { type Context, READER } from './context.js';
import { agencyExportPath } from './export-agency.js';
import { withProblems } from './with-problems.js';

export interface VerifyAgencyOptions {
  readonly trust?: readonly string[];
  /** Published files as somebody kept them. */
  readonly published?: readonly string[];
}

/** `juanzong verify --agency`: everything of an agency, fetched from the platform and held against its seals and what was published. */
export function verifyAgencyOnline(context: Context, typed: string, options: VerifyAgencyOptions): Promise<ExitCode> {
  const { client, persona = READER } = context;
  return verifyLines(context, client.getLines(agencyExportPath(agencyOf(typed)), persona), options);
}

/** The same of an export of an agency, without the platform. */
export const verifyAgencyFile = (context: Context, file: string, options: VerifyAgencyOptions): Promise<ExitCode> => verifyLines(context, linesOfFile(file), options);

const FILES = { zh: '核验案卷', en: 'verifying files' };
const ROOTS = { zh: '核验封缄', en: 'verifying seals' };

async function verifyLines({ io, json }: Context, lines: AsyncIterable<string> | Iterable<string>, { trust, published = [] }: VerifyAgencyOptions): Promise<ExitCode> {
  const verification = new AgencyVerification({ published: published.map(keptLines), ...(trust === undefined ? {} : { trustedKeys: trust }) });
  const progress = stepProgress(io);
  let report: AgencyReport;
  try {
    for await (const line of lines) {
      verification.take(line);
      progress.on({ step: FILES, ...verification.progress });
    }
    progress.on({ step: ROOTS, done: 0, total: 1 });
    report = verification.finish();
  } finally {
    progress.end();
  }
  io.out(json ? asJson(report) : withProblems(agencyText(report), report.problems));
  return report.ok ? EXIT.done : EXIT.notAllGood;
}

function keptLines(file: string): string[] {
  try {
    return [...linesOfFile(file)];
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw usage('file-missing', `无法读取公布文件：${file}（${code}）`, `cannot read the published file ${file} (${code})`);
  }
}
