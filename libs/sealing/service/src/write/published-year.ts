import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';

/** One file of published lines: it only grows, and what stands in it is compared and never written over. */
export class PublishedYear {
  /** What stands in the file and was not met in the store yet; undefined until it was read. */
  #standing: string[] | undefined;
  #compared = 0;
  #differsAt: number | undefined;

  constructor(readonly path: string) {}

  /** The first line that is not the one the store has; undefined where the file says what the store says. */
  get differsAt(): number | undefined {
    return this.#differsAt;
  }

  /** The next lines as the store has them: those that stand there already are compared, the others are put behind them. */
  async add(lines: readonly string[]): Promise<void> {
    const standing = (this.#standing ??= await this.#read());
    const fresh: string[] = [];
    for (const line of lines) {
      const there = standing.shift();
      this.#compared += 1;
      if (there !== undefined && there !== line) this.#differsAt ??= this.#compared;
      if (there === undefined) fresh.push(line);
    }
    if (fresh.length > 0 && this.#differsAt === undefined) await this.#write(`${fresh.join('\n')}\n`);
  }

  /** Everything in the store was added: what is still standing, the store does not have. */
  noMore(): void {
    if ((this.#standing?.length ?? 0) > 0) this.#differsAt ??= this.#compared + 1;
  }

  /** A line that was cut off by a crash goes. */
  async #read(): Promise<string[]> {
    const bytes = await readFile(this.path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
    if (whole.length < bytes.length) await truncate(this.path, whole.length);
    return whole.toString('utf8').split('\n').slice(0, -1);
  }

  /** Not synced: what a crash of the machine takes away is completed from the store at the next start. */
  async #write(text: string): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    await appendFile(this.path, text, { mode: 0o644 });
  }
}
