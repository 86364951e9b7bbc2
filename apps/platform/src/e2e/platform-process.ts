import { type Ended, type Environment, type RunningProcess, runToEnd as runProgram, startProcess } from '@juanzong/local-cluster/services';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The platform in a process of its own, as `npm start` runs it. */
export type PlatformProcess = RunningProcess;

const programOf = (env: Environment) => ({ script: MAIN, env: { JUANZONG_PORT: '0', ...env } });

/** Starts the platform on a data directory and a free port; the signal kills it. @throws Error with its last words if it ends before it is ready. */
export const startPlatformProcess = (data: string, env: Environment = {}, killed?: AbortSignal): Promise<PlatformProcess> => startProcess(programOf({ JUANZONG_DATA: data, ...env }), killed);

/** A start that is expected to fail: how it ended and what it said. */
export const runToEnd = (env: Environment): Promise<Ended & { readonly said: string }> => runProgram(programOf(env));
