import { open, rename } from 'node:fs/promises';
import type { Register } from '../read/register.js';
import type { RowError } from '../row-errors.js';
import { rejectedCsv } from './rejected-csv.js';
import { rejectedXlsx } from './rejected-xlsx.js';

/**
 * Writes a copy of the register with the reasons beside the bad rows (column 退回原因 / Reason), in the format and the
 * encoding of the original. Appears at `outPath` whole or not at all. Throws the file system's error if it cannot.
 */
export async function writeRejected(original: Register, errors: readonly RowError[], outPath: string): Promise<void> {
  const bytes = original.format.kind === 'xlsx' ? await rejectedXlsx(original, errors) : rejectedCsv(original, original.format, errors);
  const beside = `${outPath}.${process.pid}.part`;
  const file = await open(beside, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, outPath);
}
