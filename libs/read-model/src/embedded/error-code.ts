/** Whether `error` carries one of these system error codes. Not asked by class: errors of Node's core may come from another realm. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
}
