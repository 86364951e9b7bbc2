/**
 * How an instance failed. `unreached`: no connection, so it has seen nothing. `leaving`: it refuses new work because it is
 * stopping. `cut-off`: the connection ended before the answer, and whether it was done is not known. `late`: no answer in time.
 */
export type Failure = 'unreached' | 'leaving' | 'cut-off' | 'late';

const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'UND_ERR_CONNECT_TIMEOUT']);
const CUT_OFF = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_BODY_TIMEOUT']);

/** What an error of the proxy says of the instance; undefined if it says nothing of it. */
export function failureOf(error: unknown): Failure | undefined {
  for (const code of codesOf(error)) {
    if (UNREACHED.has(code)) return 'unreached';
    if (code === 'UND_ERR_HEADERS_TIMEOUT') return 'late';
    if (CUT_OFF.has(code)) return 'cut-off';
  }
  return undefined;
}

/** The codes of an error and everything below it, the innermost first: what is outside is the library's own name for it. */
function codesOf(error: unknown, seen = new Set<unknown>()): string[] {
  if (typeof error !== 'object' || error === null || seen.has(error)) return [];
  seen.add(error);
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const members = error instanceof AggregateError ? error.errors : [];
  return [...[cause, ...members].flatMap((inner) => codesOf(inner, seen)), ...(typeof code === 'string' ? [code] : [])];
}
