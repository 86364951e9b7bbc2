import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const SIZE = 10;
const fileOf = (dataDirectory: string): string => join(dataDirectory, 'tail');

/**
 * A file beside the database that says how far it goes. It is written after every commit, when that is on disk, and never
 * flushed itself: it may lag behind, but is never ahead. A database that ends before it has lost what was acknowledged,
 * as when its header is damaged so that LMDB goes back to an earlier transaction, or an old file was put in its place.
 */
export class TailWitness {
  private readonly file: number;
  private readonly bytes = Buffer.alloc(SIZE);

  constructor(dataDirectory: string) {
    const { O_CREAT, O_RDWR } = constants;
    this.file = openSync(fileOf(dataDirectory), O_CREAT | O_RDWR, 0o600);
  }

  /** Notes that everything up to and including this position is on disk. */
  write(position: number): void {
    this.bytes.writeUIntBE(position, 0, 6);
    this.bytes.writeUInt32BE(crc32(this.bytes.subarray(0, 6)), 6);
    writeSync(this.file, this.bytes, 0, SIZE, 0);
  }

  close(): void { closeSync(this.file); }
}

/** The position up to which there has to be something; 0 when nothing intact tells. */
export function witnessedPosition(dataDirectory: string): number {
  const bytes = readIfThere(fileOf(dataDirectory));
  if (bytes === undefined || bytes.length !== SIZE || bytes.readUInt32BE(6) !== crc32(bytes.subarray(0, 6))) return 0;
  return bytes.readUIntBE(0, 6);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
