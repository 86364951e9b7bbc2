import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Data directories below the system's temporary folder, removed together. */
export class TemporaryData {
  readonly #made: string[] = [];

  async make(): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), 'juanzong-e2e-'));
    this.#made.push(directory);
    return directory;
  }

  async remove(): Promise<void> {
    // A platform notes erasures beside its data directory.
    const made = this.#made.flatMap((directory) => [directory, `${directory}.erasures.log`]);
    await Promise.all(made.map((path) => rm(path, { recursive: true, force: true, maxRetries: 5 })));
  }
}
