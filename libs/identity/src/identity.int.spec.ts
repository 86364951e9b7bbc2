import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '@juanzong/http';
import { type Clock, instant, isRefusal } from '@juanzong/kernel';
import { SignJWT } from 'jose';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltinIssuer, builtinIssuer, IdentityModule, OidcVerifier } from './index.js';
import { signingKey } from './signing-key.js';

const agencies = [{ code: '340202', name: '芜湖市镜湖区法律援助中心' }, { code: '440700', name: '江门市' }];
let nowMs = Date.UTC(2024, 2, 5);
const clock: Clock = { kind: 'real', now: () => instant(nowMs) };
let folder: string;
let issuer: BuiltinIssuer;
let app: NestFastifyApplication;
const silent = { info: () => undefined, error: () => undefined };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'juanzong-identity-'));
  issuer = await builtinIssuer({ keyFile: join(folder, 'keys', 'identity.key'), host: '127.0.0.1', agencies, clock });
  app = await createHttpApp([IdentityModule.of(issuer)], { verifier: issuer, clock, log: silent });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const tokenOf = async (persona: string): Promise<string> => {
  const issued = await issuer.issue(persona);
  if (isRefusal(issued)) throw new Error(issued.refusal);
  return issued.token;
};
const ask = async (payload: unknown, from: { remoteAddress?: string; headers?: Record<string, string> } = {}) => {
  const response = await app.inject({ method: 'POST', url: '/api/identity/v1/token', payload: payload as object, ...from });
  return { status: response.statusCode, json: response.json<Record<string, unknown>>() };
};

describe('the built-in issuer', () => {
  it('gives a persona a token that stands for them', async () => {
    const { status, json } = await ask({ persona: 'examiner2@340202' });
    expect([status, json['expiresIn']]).toEqual([200, 43_200]);
    expect(json['persona']).toMatchObject({ name: { zh: '审查员二·芜湖市镜湖区' } });
    const actor = { id: 'examiner2@340202', role: 'examiner', agency: '340202' };
    expect(await issuer.verifyToken(String(json['token']))).toEqual(actor);
    expect(await issuer.verifyToken(String(json['token']))).toEqual(actor);
    expect(await issuer.verifyToken(await tokenOf('lawyer:L-1'))).toEqual({ id: 'lawyer:L-1', role: 'lawyer' });
  });

  it('lists a persona for every role and agency, and never the system', async () => {
    const { personas } = (await app.inject({ method: 'GET', url: '/api/identity/v1/personas' })).json<{ personas: { id: string; name: { zh: string } }[] }>();
    const ofAgency = (code: string) => personas.filter(({ id }) => id.endsWith(`@${code}`) && !id.startsWith('supervisor'));
    expect(ofAgency('340202')).toHaveLength(10);
    expect(personas.find(({ id }) => id === 'supervisor@340000')?.name.zh).toBe('司法行政机关·安徽省');
    expect(personas.filter(({ id }) => !id.includes('@')).map(({ id }) => id)).toEqual(['operator', 'auditor']);
    expect(personas.find(({ id }) => id === 'clerk@340202')?.name.zh).toBe('受理员·芜湖市镜湖区');
    expect(personas.some(({ id }) => id.startsWith('system'))).toBe(false);
  });

  it('knows nobody else, and says so', async () => {
    expect(await ask({ persona: 'clerk@999999' })).toMatchObject({ status: 404, json: { code: 'identity.unknown-persona' } });
    expect(await ask({ persona: 'system' })).toMatchObject({ status: 404 });
    expect(await ask({ persona: 'clerk@340202', role: 'auditor' })).toMatchObject({ status: 400, json: { errors: [{ path: 'role' }] } });
  });

  it('answers this machine only: by address, not through a proxy, not under another name', async () => {
    const persona = 'clerk@340202';
    const strangers: { remoteAddress?: string; headers?: Record<string, string> }[] = [
      { remoteAddress: '192.0.2.7' }, { remoteAddress: '::ffff:192.0.2.7' }, { headers: { 'x-forwarded-for': '127.0.0.1' } },
      { headers: { host: 'evil.example:7300' } },
    ];
    for (const from of strangers) expect(await ask({ persona }, from)).toMatchObject({ status: 403, json: { code: 'identity.loopback-only' } });
    for (const remoteAddress of ['::1', '::ffff:127.0.0.1', '127.0.0.9']) expect(await ask({ persona }, { remoteAddress })).toMatchObject({ status: 200 });
  });

  it('will not be enabled where the platform listens on more than this machine', async () => {
    await expect(builtinIssuer({ keyFile: join(folder, 'other.key'), host: '0.0.0.0', agencies, clock })).rejects.toThrow('0.0.0.0');
  });

  it('a token ends after twelve hours, checked every time', async () => {
    const token = await tokenOf('clerk@340202');
    expect(await issuer.verifyToken(token)).toMatchObject({ role: 'clerk' });
    nowMs += 12 * 3600 * 1000;
    expect(await issuer.verifyToken(token)).toMatchObject({ refusal: 'identity.token-expired' });
    const fresh = await builtinIssuer({ keyFile: join(folder, 'keys', 'identity.key'), host: 'localhost', agencies, clock });
    expect(await fresh.verifyToken(token)).toMatchObject({ refusal: 'identity.token-expired' });
    expect(await fresh.verifyToken(await tokenOf('clerk@340202'))).toMatchObject({ role: 'clerk' });
  });

  it('takes no token of another key, algorithm, issuer or audience, or of the system', async () => {
    const { privateKey, publicJwk } = await signingKey(join(folder, 'keys', 'identity.key'));
    const { privateKey: stranger } = await signingKey(join(folder, 'stranger.key'));
    const made = (claims: object, by: Parameters<SignJWT['sign']>[0], { alg = 'EdDSA', audience = 'juanzong', from = 'juanzong:builtin' } = {}) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg }).setSubject('x').setIssuer(from).setAudience(audience).setExpirationTime(nowMs / 1000 + 60).sign(by);
    expect(await issuer.verifyToken(await made({ role: 'clerk' }, privateKey))).toEqual({ id: 'x', role: 'clerk' });
    const tokens = [
      await made({ role: 'clerk' }, stranger), await made({ role: 'clerk' }, privateKey, { audience: 'other' }), await made({ role: 'clerk' }, privateKey, { from: 'other' }),
      await made({ role: 'clerk' }, Buffer.from(String(publicJwk['x']), 'base64url'), { alg: 'HS256' }), 'nonsense', '',
    ];
    for (const token of tokens) expect(await issuer.verifyToken(token)).toMatchObject({ refusal: 'identity.token-invalid' });
    expect(await issuer.verifyToken(await made({ role: 'system' }, privateKey))).toMatchObject({ refusal: 'identity.role-unknown' });
  });
});

describe('the built-in issuer as an OIDC issuer', () => {
  const served = async (url?: string) => {
    const own = await builtinIssuer({ keyFile: join(folder, 'keys', 'identity.key'), host: '127.0.0.1', agencies, clock, ...(url === undefined ? {} : { issuer: url }) });
    return { own, server: await createHttpApp([IdentityModule.of(own)], { verifier: own, clock, log: silent }) };
  };

  it('lets every service on this machine verify its tokens by its address alone', async () => {
    const free = await served();
    await free.server.listen(0, '127.0.0.1');
    const url = `${(await free.server.getUrl())}/api/identity`;
    await free.server.close();
    const { own, server } = await served(url);
    try {
      await server.listen(Number(new URL(url).port), '127.0.0.1');
      const verifier = new OidcVerifier({ issuer: url, clock });
      const issued = await own.issue('approver@440700');
      if (isRefusal(issued)) throw new Error(issued.refusal);
      expect(await verifier.verifyToken(issued.token)).toEqual({ id: 'approver@440700', role: 'approver', agency: '440700' });
      expect(await issuer.verifyToken(issued.token)).toMatchObject({ refusal: 'identity.token-invalid' });
    } finally {
      await server.close();
    }
  });

  it('keeps its keys, public as they are, to this machine; and has no discovery document where its name is no address', async () => {
    const keys = await app.inject({ method: 'GET', url: '/api/identity/v1/keys' });
    expect(keys.json()).toEqual({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: expect.any(String), alg: 'EdDSA', use: 'sig' }] });
    expect((await app.inject({ method: 'GET', url: '/api/identity/v1/keys', remoteAddress: '192.0.2.7' })).statusCode).toBe(403);
    expect((await app.inject({ method: 'GET', url: '/api/identity/.well-known/openid-configuration' })).statusCode).toBe(404);
  });
});

describe('the key file', () => {
  it('is made once, for its owner only, and one that others may read is refused', async () => {
    const file = join(folder, 'again', 'identity.key');
    const keys = await Promise.all([signingKey(file), signingKey(file), signingKey(file)]);
    expect(new Set(keys.map(({ publicJwk }) => publicJwk.kid)).size).toBe(1);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await chmod(file, 0o644);
    await expect(signingKey(file)).rejects.toThrow('0600');
  });

  it('of earlier versions, 32 bytes that were a shared secret, goes on as the seed of a key pair', async () => {
    const file = join(folder, 'earlier.key');
    // The key of RFC 8037, appendix A.
    await writeFile(file, 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', { mode: 0o600 });
    expect((await signingKey(file)).publicJwk).toMatchObject({ x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k' });
    await writeFile(file, 'short', { mode: 0o600 });
    await expect(signingKey(file)).rejects.toThrow('not a key file');
  });
});
