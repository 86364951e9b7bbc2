import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { AGENCY_FORMAT } from './seal-shapes.js';

const CHUNK = 1 << 20;
/** A heading is shorter. */
const HEADING = 1024;

/** The lines of a file one by one, so that it may be larger than the memory; what stands behind the last line feed is a line if there is anything. */
export function* linesOfFile(path: string): Iterable<string> {
  const [file, chunk, decoder] = [openSync(path, 'r'), Buffer.alloc(CHUNK), new StringDecoder('utf8')];
  try {
    let rest = '';
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    rest += decoder.end();
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

/** Whether a file is the export of an agency, by its first line. @throws Error with a `code` where it cannot be read */
export function holdsAgency(path: string): boolean {
  const [file, chunk] = [openSync(path, 'r'), Buffer.alloc(HEADING)];
  try {
    const [heading = ''] = chunk.subarray(0, readSync(file, chunk)).toString('utf8').split('\n');
    return heading.startsWith('{') && heading.includes(`"format":"${AGENCY_FORMAT}"`);
  } finally {
    closeSync(file);
  }
}
