import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Letter } from '../letter.js';

const CORE = 'docProps/core.xml';
/** The earliest date that a ZIP knows, in whatever zone the machine keeps: the bytes are the same everywhere. */
const PACKED = new Date(1980, 0, 1);

/** A packed DOCX whose dates of creation are the letter's own and whose parts bear no time. */
export function fixedArchive(packed: Uint8Array, { date }: Pick<Letter, 'date'>): Uint8Array {
  const parts: Zippable = {};
  for (const [path, bytes] of Object.entries(unzipSync(packed))) parts[path] = path === CORE ? strToU8(dated(strFromU8(bytes), date)) : bytes;
  return zipSync(parts, { mtime: PACKED, level: 6 });
}

const dated = (xml: string, date: string): string => xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/gu, `$1${date}T00:00:00Z`);
