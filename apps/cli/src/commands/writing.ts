import { systemCode } from '../system-code.js';
import { usage } from '../usage-error.js';

/** Writes a file. @throws UsageError that names the file where the system does not let it. */
export async function writing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw usage('cannot-write', `无法写入 ${path}（${code}）`, `cannot write ${path} (${code})`);
  }
}
