import { usage } from '../usage-error.js';

/** Writes a file. @throws UsageError that names the file where the system does not let it. */
export async function writing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
    throw usage('cannot-write', `无法写入 ${path}（${String(error.code)}）`, `cannot write ${path} (${String(error.code)})`);
  }
}
