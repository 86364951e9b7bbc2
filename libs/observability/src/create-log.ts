import { type DestinationStream, pino } from 'pino';
import { allowedFields } from './log-fields.js';
import { traceIdUnderWay } from './tracing/trace-fields.js';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Structured logging. The message is a constant text in English; what varies goes into fields of the allow-list. */
export interface Log {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
  debug(fields: object, message: string): void;
  /** A log whose lines all carry these fields. */
  child(fields: object): Log;
}

/** Lines are gathered, and written every quarter of a second, after so many bytes, at an error, and at the end of the process. */
const GATHERED = { sync: false, minLength: 8_192, periodicFlush: 250 } as const;

/** A log that writes one JSON line at a time to `destination`, stdout if absent. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => traced(allowedFields(fields)),
      bindings: allowedFields,
    },
    serializers: { err: (described: unknown) => described },
  };
  return wrap(pino(options, destination ?? pino.destination({ dest: 1, ...GATHERED })));
}

/** A line of what is traced names its trace. `kept` is the line's own object. */
function traced(kept: Record<string, unknown>): Record<string, unknown> {
  const traceId = traceIdUnderWay();
  if (traceId !== undefined) kept['traceId'] = traceId;
  return kept;
}

type Pino = ReturnType<typeof pino>;

const wrap = (logger: Pino): Log => ({
  error: (fields, message) => {
    logger.error(fields, message);
    logger.flush();
  },
  warn: (fields, message) => logger.warn(fields, message),
  info: (fields, message) => logger.info(fields, message),
  debug: (fields, message) => logger.debug(fields, message),
  child: (fields) => wrap(logger.child(allowedFields(fields as Record<string, unknown>))),
});
