import pg from 'pg';
import { VaultError } from '../vault-error.js';

/** Classes of SQLSTATE that waiting does not help: our own statements and data. Anything else is the server's state or the way to it. */
const OWN_FAULTS = new Set(['0A', '22', '23', '42']);

/** Asks the database. @throws VaultError `vault.unavailable`, with its cause, where it is away, refuses connections or does not answer in time */
export async function reaching<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof pg.DatabaseError && OWN_FAULTS.has((error.code ?? '').slice(0, 2))) throw error;
    throw unavailable(error);
  }
}

function unavailable(cause: unknown): VaultError {
  const error = new VaultError('vault.unavailable', {
    zh: '保险库的数据库暂时无法使用；恢复之后自动继续', en: 'the database of the vault cannot be used at the moment; it is used again as soon as it answers',
  });
  error.cause = cause;
  return error;
}
