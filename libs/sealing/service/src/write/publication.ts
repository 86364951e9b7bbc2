import type { SealedRoot } from '@juanzong/sealing-contracts';
import { join } from 'node:path';
import { publishedFile } from '../published-files.js';
import { publishedLine } from '../published-line.js';
import { PublishedYear } from './published-year.js';

/** The file meant for publication, one a year, in the order of the store: completed where it was lost, never written over. */
export class Publication {
  readonly #years = new Map<string, PublishedYear>();

  constructor(readonly folder: string) {}

  /** The next roots in the order of the store; every one since the first has to come by. */
  async add(roots: readonly SealedRoot[]): Promise<void> {
    for (const year of new Set(roots.map(({ day }) => day.slice(0, 4)))) {
      const file = this.#years.get(year) ?? new PublishedYear(join(this.folder, publishedFile(year)));
      this.#years.set(year, file);
      await file.add(roots.filter(({ day }) => day.startsWith(year)).map(publishedLine));
    }
  }

  /** All roots of the store came by. @returns the files that do not say what the store says, each with its first such line. */
  differences(): { readonly file: string; readonly line: number }[] {
    return [...this.#years.values()].flatMap((year) => {
      year.noMore();
      return year.differsAt === undefined ? [] : [{ file: year.path, line: year.differsAt }];
    });
  }
}
