import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url));

/** Runs `juanzong … --json` against a platform. @returns its exit code and what it printed, parsed. */
export async function juanzong<Printed>(url: string, ...args: string[]): Promise<{ code: number | null; printed: Printed }> {
  const { NODE_OPTIONS: _ofTheTests, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args, '--json', '--url', url], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed: JSON.parse(out) as Printed };
}
