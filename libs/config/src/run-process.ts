import type { Bilingual } from '@juanzong/kernel';
import { type ConfigOf, configProblemText, isConfigProblems, parseSettings, type Settings } from './parse-config.js';

/** What the messages of a program call it. */
export interface ProgramName {
  readonly full: Bilingual;
  /** Of which kind it is: 服务 / the service. */
  readonly kind: Bilingual;
}

/** What runs in a process: what the person at the terminal reads once it is ready and once it has ended, and how it ends in order. */
export interface RunningProcess {
  readonly ready: string;
  /** Without it: 已停止 / stopped. */
  readonly stopped?: string;
  stop(): Promise<void>;
}

/** What the person at the terminal reads; the log goes to standard output, this to standard error. */
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/**
 * Runs one program as a process: settings from the environment, SIGINT and SIGTERM end it in order. Exit codes: 0 stopped, 1 could
 * not start or stop, 2 wrong settings.
 * @param start given the settings and the seconds since its start.
 */
export async function runProcess<S extends Settings>({ full, kind }: ProgramName, settings: S, start: (config: ConfigOf<S>, seconds: () => string) => Promise<RunningProcess>): Promise<void> {
  const config = parseSettings(process.env, settings);
  if (isConfigProblems(config)) {
    say(configProblemText(config));
    process.exit(2);
  }
  const failed = (error: unknown): never => {
    say(failure(kind, error));
    process.exit(1);
  };
  const began = performance.now();
  say(`${full.zh}启动中…… / ${full.en} is starting …`);
  try {
    const running = await start(config, () => ((performance.now() - began) / 1000).toFixed(1));
    const stop = (): void => {
      say(`${full.zh}正在停止…… / ${full.en} is stopping …`);
      running.stop().then(() => {
        say(running.stopped ?? '已停止 / stopped');
        process.exit(0);
      }).catch(failed);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    // Only now: whoever reads it may ask it to stop at once.
    say(running.ready);
  } catch (error) {
    failed(error);
  }
}

/** Why a program could not start or stop, in words. */
const failure = (kind: Bilingual, error: unknown): string => `${kind.zh}不能继续运行 / ${kind.en} cannot run: ${reason(kind, error)}`;

function reason(kind: Bilingual, error: unknown): string {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') {
    return `端口 ${port} 已被占用，${kind.zh}可能已在运行；可用 JUANZONG_PORT 换一个端口 / port ${port} is in use, ${kind.en} may be running already; choose another with JUANZONG_PORT`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const causes = error instanceof AggregateError ? error.errors.map(String) : error instanceof Error && error.cause ? [String(error.cause)] : [];
  return [message, ...causes].join('\n  ');
}
