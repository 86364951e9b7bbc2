import type { LetterItem, LetterList } from '@juanzong/case-history-contracts';
import { LETTER_FORMATS, LETTER_FORMS } from '@juanzong/letters/forms';
import { open, rename } from 'node:fs/promises';
import { resolveCase } from '../cases/resolve-case.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { asJson } from '../text/json.js';
import { table } from '../text/table.js';
import { usage } from '../usage-error.js';
import { type Context, READER } from './context.js';
import { writing } from './writing.js';

export interface DocumentOptions {
  readonly format: string;
  readonly out?: string;
  readonly reason?: string;
  readonly draft?: boolean;
  readonly of?: string;
}

const COLUMNS = [{ head: '文书 form' }, { head: '名称 name', max: 40 }, { head: '可制发 ready' }, { head: '已制发 issued' }, { head: '送达 served' }];

/** `juanzong document <case> [form]`: a letter of the case as a file; without a form, which can be issued and which were. */
export async function documentCommand(context: Context, typed: string, form: string | undefined, options: DocumentOptions): Promise<ExitCode> {
  const { client, io, json, persona = READER } = context;
  const { format, reason, draft, of } = options;
  oneOf('form', LETTER_FORMS, form);
  oneOf('format', LETTER_FORMATS, format);
  oneOf('of', LETTER_FORMS, of);
  const id = await resolveCase(client, persona, typed);
  const path = `/api/case-history/v1/cases/${id}/letters`;
  if (form === undefined) {
    const list = await client.get<LetterList>(path, persona);
    io.out(json ? asJson(list) : table(COLUMNS, list.letters.map(cells)));
    return EXIT.done;
  }
  const bytes = await client.getBytes(`${path}/${form}`, persona, { format, reason, of, draft: draft === true ? 'true' : undefined });
  const file = options.out ?? `${form}-${id.slice(0, 8)}.${format}`;
  await writing(file, () => writeWhole(file, bytes));
  io.out(json ? asJson({ caseId: id, form, format, file, bytes: bytes.length }) : `文书已写入 / written: ${file} (${bytes.length} 字节 bytes)\n`);
  return EXIT.done;
}

function oneOf(option: string, known: readonly string[], given: string | undefined): void {
  if (given === undefined || known.includes(given)) return;
  throw usage(option, `没有“${given}”，可用：${known.join('、')}`, `there is no "${given}"; there are: ${known.join(', ')}`);
}

const cells = ({ form, name, ready, issued }: LetterItem): string[] => {
  const served = issued.flatMap((one) => (one.served ? [`${one.served.servedOn} ${one.served.methodLabel.zh}`] : []));
  return [form, name.zh, ready ? '是 yes' : '—', issued.map(({ onDate }) => onDate).join('、') || '—', served.join('、') || '—'];
};

/** Appears whole or not at all, for its owner alone: it names a person. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
