import { hasCode } from '@juanzong/read-model/standalone';
import { spawn } from 'node:child_process';

/** Runs a program to its end. Returns its exit code and everything it said; undefined where there is no such program. */
export async function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<{ code: number | null; said: string } | undefined> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => { if (hasCode(error, 'ENOENT')) resolve(undefined); else reject(error); });
    child.once('close', (code) => { resolve({ code, said }); });
  });
}
