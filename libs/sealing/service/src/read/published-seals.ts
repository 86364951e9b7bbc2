import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedFile, yearOfFile } from '../published-files.js';

export interface PublishedFileItem {
  readonly file: string;
  readonly year: string;
  readonly bytes: number;
}

/** The published files as they stand on disk, which is not what the store says of them. */
export class PublishedSeals {
  constructor(private readonly folder: string) {}

  async list(): Promise<PublishedFileItem[]> {
    const names = (await readdir(this.folder).catch(orNothing<string[]>([]))).sort();
    const items = await Promise.all(names.map(async (file) => {
      const year = yearOfFile(file);
      return year === undefined ? [] : [{ file, year, bytes: (await stat(join(this.folder, file))).size }];
    }));
    return items.flat();
  }

  /** Undefined where there is none. */
  async read(year: string): Promise<string | undefined> {
    return readFile(join(this.folder, publishedFile(year)), 'utf8').catch(orNothing<string | undefined>(undefined));
  }

  /** All lines of one agency, the oldest file first. A line that is no JSON is nobody's. */
  async linesOf(agency: string): Promise<string[]> {
    const lines: string[] = [];
    for (const { year } of await this.list()) lines.push(...((await this.read(year)) ?? '').split('\n').filter((line) => line.includes(`"agency":"${agency}"`)));
    return lines;
  }
}

const orNothing = <T>(nothing: T) => (error: NodeJS.ErrnoException): T => {
  if (error.code === 'ENOENT') return nothing;
  throw error;
};
