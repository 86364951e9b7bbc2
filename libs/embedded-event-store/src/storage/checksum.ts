import { crc32 } from 'node:zlib';
import { RECORD } from './record-layout.js';

/** The CRC-32 that a record has to carry: everything in it except the checksum itself. */
export const checksumOf = (record: Buffer): number =>
  crc32(record.subarray(RECORD.checksum + 4), crc32(record.subarray(0, RECORD.checksum)));
