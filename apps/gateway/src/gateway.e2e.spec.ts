import { afterEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const HAN = /\p{Script=Han}/u;

let running: ChildProcess | undefined;
let upstream: Server | undefined;
let folder = '';

afterEach(async () => {
  running?.kill('SIGKILL');
  upstream?.closeAllConnections();
  upstream?.close();
  if (folder) await rm(folder, { recursive: true });
  folder = '';
});

const launch = async (env: Record<string, string>): Promise<{ readonly child: ChildProcess; readonly said: () => string }> => {
  folder = await mkdtemp(join(tmpdir(), 'juanzong-gateway-'));
  let said = '';
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env['PATH'] ?? '', JUANZONG_DATA: folder, JUANZONG_LOG_LEVEL: 'silent', ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  running = child;
  return { child, said: () => said };
};
const ended = async (child: ChildProcess): Promise<unknown> => (child.exitCode === null ? (await once(child, 'exit'))[0] : child.exitCode);

describe('the gateway as a process', () => {
  it('says where it is and who is behind it, signs people in, hands requests on, and stops in order', async () => {
    const server = createServer((request, response) => void response.end(JSON.stringify({ url: request.url, authorization: request.headers.authorization })));
    upstream = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const intake = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { child, said } = await launch({ JUANZONG_PORT: '0', JUANZONG_SERVICES: `intake=${intake}` });
    while (!said().includes('Ctrl-C')) await once(child.stderr ?? child, 'data');
    for (const part of ['网关就绪 / ready', '/api/intake', intake, '签发者 issuer', '仅限本机']) expect(said()).toContain(part);
    const url = /ready: (\S+)/.exec(said())?.[1] ?? '';
    const { token } = (await (await fetch(`${url}/api/identity/v1/token`, { method: 'POST', body: '{"persona":"auditor"}', headers: { 'content-type': 'application/json' } })).json()) as { token: string };
    expect(await (await fetch(`${url}/api/intake/v1/x`, { headers: { authorization: `Bearer ${token}` } })).json()).toEqual({ url: '/api/intake/v1/x', authorization: `Bearer ${token}` });
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(said()).toContain('已停止 / stopped');
  });

  it('does not start with settings that are wrong, or open to others without an issuer, and says why in both languages', async () => {
    const wrong = await launch({ JUANZONG_SERVICES: 'kitchen=http://x' });
    expect(await ended(wrong.child)).toBe(2);
    expect(wrong.said()).toMatch(/JUANZONG_SERVICES.*无效.*must be a list such as/s);
    await rm(folder, { recursive: true });
    const open = await launch({ JUANZONG_HOST: '0.0.0.0', JUANZONG_PORT: '0', JUANZONG_SERVICES: 'intake=http://127.0.0.1:1' });
    expect(await ended(open.child)).toBe(1);
    expect(open.said()).toMatch(HAN);
    expect(open.said()).toContain('the built-in issuer needs a loopback host, not 0.0.0.0');
  });
});
