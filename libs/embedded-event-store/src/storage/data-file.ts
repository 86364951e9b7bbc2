import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** The file in which LMDB keeps everything. */
export const dataFileOf = (dataDirectory: string): string => join(dataDirectory, 'events', 'data.mdb');

// Where LMDB's two header pages say what they say (liblmdb, struct MDB_meta, after a page header of 24 bytes).
const MAGIC = 0xbeefc0de;
const AT = { magic: 24, pageSize: 48, lastPage: 144, transaction: 152, end: 160 } as const;

/** How long a data file is, and how long its header says that it is. */
export interface FileLength {
  readonly actual: number;
  readonly expected: number;
}

/**
 * Compares the length of the data file with its header. A file that was cut off must not be mapped into memory: reading
 * the missing part would end the process without a word. It may be a few pages short without damage, when its last pages
 * are free. Undefined when there is no file, or no header that can be read.
 */
export function fileLength(dataDirectory: string): FileLength | undefined {
  if (!existsSync(dataFileOf(dataDirectory))) return undefined;
  const file = openSync(dataFileOf(dataDirectory), 'r');
  try {
    const { size } = fstatSync(file);
    const first = readHeader(file, 0);
    const second = first && readHeader(file, first.pageSize);
    const headers = [first, second].filter((header) => header !== undefined).sort((a, b) => Number(b.transaction - a.transaction));
    const [latest] = headers;
    return latest && { actual: size, expected: latest.pages * latest.pageSize };
  } finally {
    closeSync(file);
  }
}

interface Header {
  readonly pageSize: number;
  readonly pages: number;
  readonly transaction: bigint;
}

function readHeader(file: number, offset: number): Header | undefined {
  const bytes = Buffer.alloc(AT.end);
  if (readSync(file, bytes, 0, AT.end, offset) < AT.end || bytes.readUInt32LE(AT.magic) !== MAGIC) return undefined;
  return {
    pageSize: bytes.readUInt32LE(AT.pageSize),
    pages: Number(bytes.readBigUInt64LE(AT.lastPage)) + 1,
    transaction: bytes.readBigUInt64LE(AT.transaction),
  };
}
