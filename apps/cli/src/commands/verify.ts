import { readFile, stat } from 'node:fs/promises';
import { caseFileText, formatOf, holdsAgency, ROSTER_FORMAT, rosterText, verifyExport, verifyRoster } from '@juanzong/verifier';
import { poolsOf } from '../cases/pools-of.js';
import { resolveCase } from '../cases/resolve-case.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { asJson } from '../text/json.js';
import { systemCode } from '../system-code.js';
import { usage, type UsageError } from '../usage-error.js';
import { type Context, READER } from './context.js';
import { exportText } from './export.js';
import { rosterFileText } from './roster.js';
import { verifyAgencyFile, type VerifyAgencyOptions, verifyAgencyOnline } from './verify-agency.js';
import { withProblems } from './with-problems.js';

export interface VerifyCommandOptions extends VerifyAgencyOptions {
  readonly agency?: string;
  readonly roster?: readonly string[];
}

/**
 * `juanzong verify <case|file>`, or a whole agency: a file without the platform, a case by exporting it first, with the rosters its lawyers
 * were drawn from. Exit code 1 where anything was changed.
 */
export async function verifyCommand(context: Context, target: string | undefined, options: VerifyCommandOptions): Promise<ExitCode> {
  const { trust, agency, roster = [] } = options;
  if (agency !== undefined && target === undefined) return verifyAgencyOnline(context, agency, options);
  if (agency !== undefined || target === undefined) throw usage('verify-what', '请写明一个案件、一个文件，或用 --agency 写明机构', 'name a case or a file, or an agency with --agency');
  if ((await isFile(target)) && holdsAgency(target)) return verifyAgencyFile(context, target, options);
  const { file, rosters } = await filesOf(context, target, roster);
  const keys = trust === undefined ? {} : { trustedKeys: trust };
  if (formatOf(file) === ROSTER_FORMAT) {
    const report = verifyRoster(file, keys);
    context.io.out(context.json ? asJson(report) : withProblems(rosterText(report), report.problems));
    return report.ok ? EXIT.done : EXIT.notAllGood;
  }
  const report = verifyExport(file, { ...keys, rosters });
  context.io.out(context.json ? asJson(report) : withProblems(caseFileText(report), report.problems));
  return report.ok ? EXIT.done : EXIT.notAllGood;
}

interface Files {
  readonly file: Uint8Array | string;
  readonly rosters: readonly (Uint8Array | string)[];
}

async function filesOf({ client, persona = READER }: Context, target: string, roster: readonly string[]): Promise<Files> {
  const given = await Promise.all(roster.map(bytesOf));
  if (await isFile(target)) return { file: await readFile(target), rosters: given };
  if (/[/\\]|\.json$/i.test(target)) throw fileMissing(target);
  const caseId = await resolveCase(client, persona, target);
  const file = await exportText(client, persona, caseId);
  const asked = given.length > 0 ? [] : await Promise.all(poolsOf(file).map((pool) => rosterFileText(client, persona, pool, caseId)));
  return { file, rosters: [...given, ...asked] };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  if (!(await isFile(path))) throw fileMissing(path);
  return readFile(path);
}

const fileMissing = (path: string): UsageError => usage('file-missing', `找不到文件：${path}`, `no such file: ${path}`);

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (systemCode(error) !== undefined) return false;
    throw error;
  }
}
