/** The code that Node puts on an error of the system (`ENOENT`, `ECONNREFUSED`, …); undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
