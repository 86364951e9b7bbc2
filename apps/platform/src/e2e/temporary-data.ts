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
    await Promise.all(this.#made.map((directory) => rm(directory, { recursive: true, force: true, maxRetries: 5 })));
  }
}
