import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = Buffer.alloc(64 * 1024);

/** A disk of its own for one folder: memory, of a given size, which can be filled. Only root may mount one. */
export class SmallDisk {
  private constructor(private readonly folder: string) {}

  /** Whether this process may mount anything. */
  static get possible(): boolean {
    return process.platform === 'linux' && process.getuid?.() === 0;
  }

  /** Undefined where nothing can be mounted. */
  static mount(folder: string, megabytes: number): SmallDisk | undefined {
    if (!SmallDisk.possible) return undefined;
    mkdirSync(folder, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'juanzong-faults', folder], { stdio: 'ignore' });
    } catch (error) {
      process.stderr.write(`不能挂载内存盘 / no disk can be mounted here: ${String(error)}\n`);
      return undefined;
    }
    return new SmallDisk(folder);
  }

  /** Writes until nothing more fits. */
  fill(): void {
    const file = openSync(this.#ballast, 'a');
    try {
      for (let block = BLOCK; block.length > 0;) {
        try {
          writeSync(file, block);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          block = block.subarray(0, Math.floor(block.length / 2));
        }
      }
    } finally {
      closeSync(file);
    }
  }

  /** There is room again. */
  empty(): void {
    rmSync(this.#ballast, { force: true });
  }

  /** Nothing can be written, or everything again. Nobody may have anything open for writing there. */
  readOnly(only: boolean): void {
    execFileSync('mount', ['-o', `remount,${only ? 'ro' : 'rw'}`, this.folder], { stdio: 'ignore' });
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder], { stdio: 'ignore' });
  }

  get #ballast(): string {
    return join(this.folder, 'ballast');
  }
}
