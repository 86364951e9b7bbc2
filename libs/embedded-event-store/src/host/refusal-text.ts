import { codeOf } from './error-code.js';

const TEXTS: Readonly<Record<string, string>> = {
  EACCES: '没有权限 / permission denied',
  EPERM: '没有权限 / permission denied',
  EROFS: '磁盘只读 / the disk is read-only',
  ENOSPC: '磁盘已满 / the disk is full',
  EDQUOT: '磁盘配额已满 / the quota of the disk is used up',
  EFBIG: '文件已到大小上限 / the file may grow no further',
  EADDRINUSE: '端口已被占用 / the port is taken',
  ENOENT: '文件或目录不存在 / no such file or directory',
};

/** What to tell people about an error that keeps the store from starting or going on. */
export function refusalText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = String(codeOf(error) ?? '');
  // LMDB gives the operating system's number; gRPC hides the code in the text.
  const known = TEXTS[code] ?? BY_NUMBER[code] ?? TEXTS[/\b(EADDRINUSE|EACCES)\b/.exec(message)?.[1] ?? ''];
  return known === undefined ? message : `${known}: ${message}`;
}

const BY_NUMBER: Readonly<Record<string, string | undefined>> = {
  13: TEXTS['EACCES'], 27: TEXTS['EFBIG'], 28: TEXTS['ENOSPC'], 30: TEXTS['EROFS'], 122: TEXTS['EDQUOT'],
};
