/**
 * What may stand in a log line, besides the message: ids, codes, counts and times. Everything else is left out
 * and counted, so that a field with a person in it can never be logged by accident.
 */
export const LOG_FIELDS = new Set([
  'caseId', 'correlationId', 'causationId', 'commandId', 'eventId', 'deadlineId', 'drawId', 'actorId', 'role', 'agency', 'region',
  'context', 'component', 'stream', 'streamFamily', 'revision', 'position', 'checkpoint', 'eventType', 'eventVersion', 'action', 'query',
  'code', 'state', 'status', 'method', 'route', 'durationMs', 'attempt', 'attempts', 'count', 'lag', 'lagMs', 'bytes', 'version',
  'port', 'host', 'pid', 'signal', 'check', 'readModel', 'partition', 'topic', 'transport', 'consumer', 'packId', 'at', 'until', 'reason',
  'outcome', 'type', 'rule', 'where', 'projection', 'service', 'instance', 'traceId',
]);

type Plain = string | number | boolean;

/** Longer texts than any id are prose, and prose may name people. */
const MAX_TEXT = 200;

/**
 * The fields that may be logged: allowed by name, and plain: no objects, in which anything could hide.
 * An error under `err` keeps its kind, code and places; its message may quote what somebody typed.
 */
export function allowedFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  let omitted = 0;
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'err') kept['err'] = describeError(value);
    else if (LOG_FIELDS.has(name) && isPlain(value)) kept[name] = typeof value === 'bigint' ? value.toString() : value;
    else if (value !== undefined) omitted += 1;
  }
  return omitted === 0 ? kept : { ...kept, omitted };
}

const isPlain = (value: unknown): value is Plain | bigint | readonly Plain[] =>
  typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ||
  (typeof value === 'string' && value.length <= MAX_TEXT) || (Array.isArray(value) && value.every((item) => typeof item !== 'object' && isPlain(item)));

export interface DescribedError {
  readonly name: string;
  readonly code?: string;
  readonly stack?: readonly string[];
  readonly cause?: DescribedError;
}

const MAX_CAUSES = 5;
const MAX_FRAMES = 15;

/** An error without its message: what kind, where, and the same of its causes. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` };
  const { code } = error as { code?: unknown };
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, MAX_FRAMES).map((line) => line.trim());
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack,
    ...(error.cause !== undefined && depth < MAX_CAUSES ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}
