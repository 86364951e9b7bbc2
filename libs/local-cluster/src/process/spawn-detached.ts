import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

/** A program to be started. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** The folder it works in. */
  readonly folder: string;
  /** Both of its outputs are added to this file. */
  readonly logFile: string;
  /** Its whole environment beside PATH and HOME. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a program in a session of its own, which outlives this process and hears no Ctrl-C. Returns its id; throws when there is no such program. */
export async function spawnDetached({ program, args, folder, logFile, environment = {} }: Command): Promise<number> {
  const output = openSync(logFile, 'a');
  try {
    const { PATH = '/usr/local/bin:/usr/bin:/bin', HOME = folder } = process.env;
    const child = spawn(program, args, { cwd: folder, env: { PATH, HOME, ...environment }, detached: true, stdio: ['ignore', output, output] });
    await once(child, 'spawn');
    child.unref();
    if (child.pid === undefined) throw new Error(`无法启动 / could not be started: ${program}`);
    return child.pid;
  } finally {
    closeSync(output);
  }
}
