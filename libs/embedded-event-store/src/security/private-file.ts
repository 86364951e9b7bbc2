import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only its owner may read; it is there completely or not at all. */
export function writePrivateFile(file: string, content: string): void {
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, content, { mode: 0o600 });
  renameSync(partial, file);
}
