/** What the person at the terminal reads; the log goes to standard output, this to standard error. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Why the platform could not start or stop, in words. */
export function startFailure(error: unknown): string {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') {
    return `端口 ${port} 已被占用，可能平台已在运行；可用 JUANZONG_PORT 换一个端口 / port ${port} is in use, the platform may be running already; choose another with JUANZONG_PORT`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const causes = error instanceof AggregateError ? error.errors.map(String) : error instanceof Error && error.cause ? [String(error.cause)] : [];
  return `平台不能继续运行 / the platform cannot run: ${[message, ...causes].join('\n  ')}`;
}
