import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export type CsvEncoding = 'utf8' | 'gb18030' | 'utf16le';

export interface DecodedText {
  readonly text: string;
  readonly encoding: CsvEncoding;
  readonly bom: boolean;
}

/** Text of a CSV: UTF-16 by its mark, otherwise UTF-8 if every byte fits, otherwise GB18030; undefined if none fits. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: iconv.decode(Buffer.from(bytes.subarray(2)), 'utf16le'), encoding: 'utf16le', bom: true };
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf8', bom };
  const text = iconv.decode(Buffer.from(bytes), 'gb18030');
  return text.includes('\ufffd') ? undefined : { text, encoding: 'gb18030', bom: false };
}

export const encodeText = (text: string, encoding: CsvEncoding, bom: boolean): Buffer => iconv.encode(text, encoding, { addBOM: bom });
