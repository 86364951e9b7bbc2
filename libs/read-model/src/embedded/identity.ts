import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { hasCode } from './error-code.js';

/** A numeric user and group that a child process runs as. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who runs which binary. PostgreSQL refuses to run as root, and `initdb` (only it) insists on an account entry
 * for its user id; the server itself is content with any number.
 */
export interface ServerIdentities {
  /** The server's user, or undefined when it is simply the user of this process. */
  readonly server: Identity | undefined;
  /** The user `initdb` runs as when that must be another one than the server's. */
  readonly initdb: Identity | undefined;
  /** Set when this process is an account-less user: `initdb` is then shown this id through a user namespace. */
  readonly pretendUid: number | undefined;
}

/** Never in any account list by default, inside the range that container runtimes map. */
export const SERVER_UID = 27432;

interface Account extends Identity {
  readonly name: string;
}

function accounts(passwd: string): Account[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && /^\d+$/.test(fields[2] ?? '') && /^\d+$/.test(fields[3] ?? ''))
    .map((fields) => ({ name: fields[0] ?? '', uid: Number(fields[2]), gid: Number(fields[3]) }));
}

/** The account `initdb` is run as by root: nobody where there is one, otherwise any that is not root; its text is that of /etc/passwd. */
export function accountForInitdb(passwd: string): Identity | undefined {
  const candidates = accounts(passwd).filter((account) => account.uid !== 0);
  const chosen = candidates.find((account) => account.name === 'nobody') ?? candidates[0];
  return chosen && { uid: chosen.uid, gid: chosen.gid };
}

function hasAccount(): boolean {
  try {
    return userInfo().username !== '';
  } catch (error) {
    if (hasCode(error, 'ERR_SYSTEM_ERROR', 'ENOENT')) return false;
    throw error;
  }
}

/** Decides who runs the server and `initdb` for this process. Throws when root has no account to lend to `initdb`. */
export function serverIdentities(): ServerIdentities {
  const account = accountForInitdb(readFileSync('/etc/passwd', 'utf8'));
  if (process.getuid?.() !== 0) {
    return { server: undefined, initdb: undefined, pretendUid: hasAccount() ? undefined : (account?.uid ?? 0) };
  }
  if (!account) {
    throw new Error('嵌入式 PostgreSQL 无法以 root 运行，而 /etc/passwd 中没有其他账户 / embedded PostgreSQL cannot run as root, and /etc/passwd has no other account to initialise it with');
  }
  return { server: { uid: SERVER_UID, gid: SERVER_UID }, initdb: account, pretendUid: undefined };
}
