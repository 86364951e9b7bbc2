import { open, rename } from 'node:fs/promises';
import { resolveCase } from '../cases/resolve-case.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { PlatformClient } from '../http/platform-client.js';
import { asJson } from '../text/json.js';
import { usage } from '../usage-error.js';
import { poolsOf } from '../cases/pools-of.js';
import { type Context, READER } from './context.js';
import { exportAgencyCommand } from './export-agency.js';
import { rosterFileText } from './roster.js';
import { writing } from './writing.js';

export interface ExportOptions {
  readonly out?: string;
  readonly disclose?: string;
  readonly reason?: string;
  readonly withRoster?: string;
  readonly agency?: string;
  readonly documents?: boolean;
}

const STDOUT = '-';

/** `juanzong export <case>`, or a whole agency: the case file as it leaves the platform, byte for byte; `--disclose` opens personal fields, which is logged. */
export async function exportCommand(context: Context, typed: string | undefined, options: ExportOptions): Promise<ExitCode> {
  const { client, io, json, persona = READER } = context;
  const { out, disclose, reason, withRoster, agency } = options;
  if (agency !== undefined && typed === undefined && disclose === undefined && withRoster === undefined) return exportAgencyCommand(context, agency, options);
  if (agency !== undefined || typed === undefined) throw usage('export-what', '请写明一个案件，或用 --agency 写明机构（不披露个人信息，不附名册）', 'name a case, or an agency with --agency, which discloses nothing and has no roster beside it');
  if (disclose !== undefined && reason === undefined) throw usage('reason-missing', '披露个人信息须用 --reason 说明理由', 'disclosing personal data needs --reason');
  const id = await resolveCase(client, persona, typed);
  const text = await exportText(client, persona, id, { disclose, reason });
  const roster = withRoster === undefined ? undefined : await rosterOf(client, persona, id, text);
  if (withRoster !== undefined && roster !== undefined) await writing(withRoster, () => writeWhole(withRoster, roster));
  if (out === STDOUT) {
    io.out(text);
    return EXIT.done;
  }
  const file = out ?? `case-${id}.json`;
  await writing(file, () => writeWhole(file, text));
  const bytes = Buffer.byteLength(text);
  io.out(json ? asJson({ caseId: id, file, bytes, ...(withRoster === undefined ? {} : { roster: withRoster }) }) : `案卷已导出 / exported: ${file} (${bytes} 字节 bytes)\n离线核验 verify without the platform: juanzong verify ${file}${withRoster === undefined ? '' : ` --roster ${withRoster}`}\n`);
  return EXIT.done;
}

/** The roster that the case's lawyers were drawn from. @throws UsageError where none was drawn, or from several pools. */
async function rosterOf(client: PlatformClient, persona: string, id: string, exported: string): Promise<string> {
  const pools = poolsOf(exported);
  const [pool] = pools;
  if (pool === undefined) throw usage('nobody-drawn', '本案尚未抽派律师，没有名册可附', 'no lawyer was drawn for this case: there is no roster to go with it');
  if (pools.length > 1) throw usage('several-rosters', `本案从 ${pools.join('、')} 抽派，请用 juanzong roster 分别导出`, `drawn from ${pools.join(', ')}: export each with juanzong roster`);
  return rosterFileText(client, persona, pool, id);
}

/** The canonical export of a case, exactly as the platform sent it. */
export async function exportText(client: PlatformClient, persona: string, id: string, query: { disclose?: string | undefined; reason?: string | undefined } = {}): Promise<string> {
  return (await client.getText(`/api/case-history/v1/cases/${id}/export`, persona, query)).text;
}

/** Appears whole or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
