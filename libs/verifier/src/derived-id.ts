import { createHash } from 'node:crypto';

/** The namespace of the platform's ids, fixed by the format; written here again on purpose. */
const NAMESPACE = Buffer.from('b1f7a1f66f0e5d6c9a3e3f1d7c2e9b40', 'hex');

/** UUID v5 (RFC 9562) of parts, joined by line feeds. */
export function derivedId(...parts: readonly string[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(parts.join('\n'), 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The id of the entry that a command wrote into a stream, the first, second … of them. */
export const derivedEventId = (stream: string, commandId: string, index: number): string => derivedId(stream, commandId, String(index));
