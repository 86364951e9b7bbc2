import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { NothingToRead } from './nothing-to-read.js';

/** Classes of SQLSTATE that waiting does not help: our own statements and data. */
const OWN_FAULTS = new Set(['0A', '22', '23', '42']);
/** A table or a schema is not there: it was dropped, and is made again. */
const MADE_AGAIN = new Set(['42P01', '3F000']);
/** How Node and the driver say that there is no connection. */
const UNREACHED = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']);
const DRIVER_SAYS = /^(Connection terminated|timeout (exceeded )?when trying to connect|Query read timeout|Client (has encountered|was closed))/;

/** Not asked by class: errors of Node's core may come from another realm. */
const isUnreached = (error: unknown): boolean => typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error && UNREACHED.has(String(error.code));

/** Whether an error says that a table or a schema is not there, and nothing else. */
export function isTableMissing(error: unknown): boolean {
  if (error instanceof QueryFailedError) return isTableMissing(error.driverError);
  return error instanceof pg.DatabaseError && MADE_AGAIN.has(error.code ?? '');
}

/** Whether an error says that the database of the read models could not be asked: it is away, is starting, or its tables are just being made again. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof QueryFailedError) return isDatabaseAway(error.driverError);
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? '';
    return MADE_AGAIN.has(code) || !OWN_FAULTS.has(code.slice(0, 2));
  }
  return error instanceof NothingToRead || isUnreached(error) || (error instanceof Error && DRIVER_SAYS.test(error.message));
}
