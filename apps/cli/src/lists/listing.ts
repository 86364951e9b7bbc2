import { writeFile } from 'node:fs/promises';
import type { Context } from '../commands/context.js';
import { READER } from '../commands/context.js';
import { writing } from '../commands/writing.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Query } from '../http/platform-client.js';
import { asJson } from '../text/json.js';
import { table, type TableColumn } from '../text/table.js';

/** A list that the platform answers: how it is asked for and how a terminal shows it. The platform itself makes the Excel file. */
export interface Listing<Answer extends object, Row> {
  readonly path: string;
  readonly query: Query;
  /** Those of every answer, or of this one. */
  readonly columns: readonly TableColumn[] | ((answer: Answer) => readonly TableColumn[]);
  readonly rows: (answer: Answer) => readonly Row[];
  readonly cells: (row: Row) => readonly string[];
  /** The last line: what was shown of how much. */
  readonly summary: (answer: Answer) => string;
}

/** Prints a list, or has it as an Excel file (`out`). */
export async function showListing<Answer extends object, Row>({ client, io, json, persona = READER }: Context, listing: Listing<Answer, Row>, out: string | undefined): Promise<ExitCode> {
  if (out !== undefined) {
    const bytes = await client.getBytes(listing.path, persona, { ...listing.query, format: 'xlsx' });
    await writing(out, () => writeFile(out, bytes, { mode: 0o600 }));
    io.out(json ? asJson({ file: out, bytes: bytes.length }) : `已写入 / written: ${out} (${bytes.length} 字节 bytes)\n`);
    return EXIT.done;
  }
  const answer = await client.get<Answer>(listing.path, persona, listing.query);
  const rows = listing.rows(answer);
  const columns = typeof listing.columns === 'function' ? listing.columns(answer) : listing.columns;
  io.out(json ? asJson(answer) : `${rows.length > 0 ? table(columns, rows.map((row) => [...listing.cells(row)])) : ''}${listing.summary(answer)}\n`);
  return EXIT.done;
}
