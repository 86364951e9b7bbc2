import { open, rename, rm, writeFile } from 'node:fs/promises';
import { agencyOf } from '../cases/labels.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { asJson } from '../text/json.js';
import { stepProgress } from '../text/step-progress.js';
import { type Context, READER } from './context.js';
import { writing } from './writing.js';

export interface ExportAgencyOptions {
  readonly out?: string;
  readonly documents?: boolean;
}

/** Where an agency is exported. */
export const agencyExportPath = (agency: string): string => `/api/sealing/v1/agencies/${agency}/export`;

/** `juanzong export --agency`: ledger, seals, every case file and what was published, a line each; as large as the agency is. */
export async function exportAgencyCommand({ client, io, json, persona = READER }: Context, typed: string, { out, documents }: ExportAgencyOptions): Promise<ExitCode> {
  const agency = agencyOf(typed);
  const file = out ?? `agency-${agency}.jsonl`;
  const lines = client.getLines(agencyExportPath(agency), persona, { documents: documents === true ? true : undefined });
  const progress = stepProgress(io);
  let count = 0;
  async function* counted(): AsyncIterable<string> {
    for await (const line of lines) {
      count += 1;
      progress.on({ step: { zh: '导出', en: 'exporting' }, done: count, total: count + 1 });
      yield `${line}\n`;
    }
  }
  try {
    await writing(file, () => writeWhole(file, counted()));
  } finally {
    progress.end();
  }
  io.out(json ? asJson({ agency, file, lines: count }) : `机构已导出 / exported: ${file} (${count} 行 lines)\n离线核验 verify without the platform: juanzong verify ${file} --published seals-<年 year>.jsonl\n`);
  return EXIT.done;
}

/** Appears whole or not at all. */
async function writeWhole(path: string, lines: AsyncIterable<string>): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  const file = await open(beside, 'w', 0o600);
  try {
    await writeFile(file, lines);
    await file.sync();
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
