/** CRC-32C of bytes, unsigned. */
export type Checksum = (bytes: Buffer) => number;

type Load = (module: string) => unknown;

const BY_PROCESSOR = '@node-rs/crc32';
const BY_TABLE = 'kafkajs/src/protocol/recordBatch/crc32C/index.js';

/** By an instruction of the processor, which takes a thirtieth of the time; on a machine for which nobody built that, as kafkajs does it. */
export function checksumFrom(load: Load): Checksum {
  try {
    return (load(BY_PROCESSOR) as { readonly crc32c: Checksum }).crc32c;
  } catch {
    return load(BY_TABLE) as Checksum;
  }
}
