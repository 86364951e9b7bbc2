import type { Connection } from './connection.js';

const STANDARD_PORT = 5432;

/**
 * What a URL such as `postgres://user:password@host:5432/database?sslmode=verify-full` says. `sslmode=require` encrypts without
 * looking at the certificate, `verify-full` looks at it.
 * @throws TypeError for what is no such URL; its text never repeats the URL, which holds a password.
 */
export function connectionOf(url: string): Connection {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol) || parsed.pathname.length < 2 || parsed.username === '') {
    throw new TypeError('不是 postgres://用户:密码@主机:端口/数据库 / not of the form postgres://user:password@host:port/database');
  }
  const mode = parsed.searchParams.get('sslmode') ?? 'disable';
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? STANDARD_PORT : Number(parsed.port),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    ...(mode === 'disable' ? {} : { ssl: { rejectUnauthorized: mode.startsWith('verify') } }),
  };
}
