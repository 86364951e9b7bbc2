import { open, rename } from 'node:fs/promises';
import { resolveCase } from '../cases/resolve-case.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { PlatformClient } from '../http/platform-client.js';
import { asJson } from '../text/json.js';
import { usage } from '../usage-error.js';
import { type Context, READER } from './context.js';
import { writing } from './writing.js';

export interface ExportOptions {
  readonly out?: string;
  readonly disclose?: string;
  readonly reason?: string;
}

const STDOUT = '-';

/** `juanzong export <case>`: the case file as it leaves the platform, byte for byte; `--disclose` opens personal fields, which is logged. */
export async function exportCommand({ client, io, json, persona = READER }: Context, typed: string, { out, disclose, reason }: ExportOptions): Promise<ExitCode> {
  if (disclose !== undefined && reason === undefined) throw usage('reason-missing', '披露个人信息须用 --reason 说明理由', 'disclosing personal data needs --reason');
  const id = await resolveCase(client, persona, typed);
  const text = await exportText(client, persona, id, { disclose, reason });
  if (out === STDOUT) {
    io.out(text);
    return EXIT.done;
  }
  const file = out ?? `case-${id}.json`;
  await writing(file, () => writeWhole(file, text));
  const bytes = Buffer.byteLength(text);
  io.out(json ? asJson({ caseId: id, file, bytes }) : `案卷已导出 / exported: ${file} (${bytes} 字节 bytes)\n离线核验 verify without the platform: juanzong verify ${file}\n`);
  return EXIT.done;
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
