import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Clock, instant } from '@juanzong/kernel';
import { createHmac, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { newKey, SmallIssuer } from '../spec-support/small-issuer.js';
import { IssuerUnavailable } from './issuer-keys.js';
import { type OidcOptions, OidcVerifier } from './oidc-verifier.js';

const CLERK = { id: 'u-17', role: 'clerk', agency: '340202' };
const INVALID = { refusal: 'identity.token-invalid' };
const EXPIRED = { refusal: 'identity.token-expired' };
const UNAVAILABLE = { refusal: 'identity.issuer-unavailable' };
const START = Date.UTC(2026, 2, 5);

type Key = Awaited<ReturnType<typeof newKey>>;
let rsa: Key;
let pss: Key;
let ec: Key;
let ed: Key;
beforeAll(async () => {
  [rsa, pss, ec, ed] = await Promise.all([newKey('RS256'), newKey('PS256'), newKey('ES256'), newKey('EdDSA')]);
});

let nowMs = START;
const clock: Clock = { kind: 'real', now: () => instant(nowMs) };
let issuer: SmallIssuer;
beforeEach(async () => {
  nowMs = START;
  issuer = await new SmallIssuer([ec]).start();
});
afterEach(() => issuer.stop());

const verifierOf = (change: Partial<OidcOptions> = {}): OidcVerifier => new OidcVerifier({ issuer: issuer.url, clock, cooldownMs: 0, retryMs: 0, ...change });
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token of an OIDC issuer', () => {
  it('stands for who it says, whichever of the four signatures it bears', async () => {
    issuer.keys = [rsa, pss, ec, ed];
    const verifier = verifierOf();
    for (const key of issuer.keys) expect([key.alg, await verifier.verifyToken(await issuer.token(nowMs, {}, key))]).toEqual([key.alg, CLERK]);
    expect(await verifier.verifyToken(await issuer.token(nowMs, { agency: undefined, role: 'auditor', aud: ['other', 'juanzong'] }))).toEqual({ id: 'u-17', role: 'auditor' });
  });

  it('is verified once, and its keys are asked for once', async () => {
    const verifier = verifierOf();
    const token = await issuer.token(nowMs);
    for (let i = 0; i < 3; i += 1) expect(await verifier.verifyToken(token)).toEqual(CLERK);
    expect(verifier.verifyToken(token)).toEqual(CLERK);
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it('may name its claims otherwise, nested ones and lists too', async () => {
    const verifier = verifierOf({ audience: 'aid-province', claims: { subject: 'preferred_username', role: 'realm_access.roles', agency: 'https://aid.example/agency' } });
    const claims = { aud: 'aid-province', preferred_username: 'lawyer:L-1', realm_access: { roles: ['offline_access', 'lawyer'] }, 'https://aid.example/agency': '440700' };
    expect(await verifier.verifyToken(await issuer.token(nowMs, claims))).toEqual({ id: 'lawyer:L-1', role: 'lawyer', agency: '440700' });
  });

  it('that is over is refused, also once it was good', async () => {
    const verifier = verifierOf();
    expect(await verifier.verifyToken(await issuer.token(nowMs, { exp: START / 1000 - 6 }))).toMatchObject(EXPIRED);
    expect(await verifier.verifyToken(await issuer.token(nowMs, { exp: START / 1000 - 4 }))).toEqual(CLERK);
    const token = await issuer.token(nowMs);
    expect(await verifier.verifyToken(token)).toEqual(CLERK);
    nowMs += 305_000;
    expect(await verifier.verifyToken(token)).toMatchObject(EXPIRED);
  });

  it.each<[string, Record<string, unknown>]>([
    ['for another audience', { aud: 'another' }],
    ['for no audience', { aud: undefined }],
    ['of another issuer', { iss: 'http://127.0.0.1:1/realms/aid' }],
    ['of the same issuer under another spelling', { iss: 'HTTP://127.0.0.1/realms/aid' }],
    ['without an end', { exp: undefined }],
    ['that begins later', { nbf: START / 1000 + 60 }],
    ['of nobody', { sub: undefined }],
    ['of an agency that is no text', { agency: 340202 }],
  ])('%s is not valid', async (_what, claims) => {
    expect(await verifierOf().verifyToken(await issuer.token(nowMs, claims))).toMatchObject(INVALID);
  });

  it.each<[string, unknown]>([['no role', undefined], ['a role that there is not', 'emperor'], ['the system’s', 'system'], ['two roles', ['clerk', 'approver']], ['no text', 7]])('with %s is answered as such', async (_what, role) => {
    expect(await verifierOf().verifyToken(await issuer.token(nowMs, { role }))).toMatchObject({ refusal: 'identity.role-unknown', params: { claim: 'role' } });
  });

  it('that anybody could have made is not valid: no signature, a shared secret, the public key as a secret, another key', async () => {
    const verifier = verifierOf();
    const [, payload] = (await issuer.token(nowMs)).split('.');
    const stranger = await newKey('ES256');
    const pem = Buffer.from(JSON.stringify(ec.jwk));
    const confused = `${part({ alg: 'HS256', kid: ec.jwk.kid })}.${payload}`;
    const tokens = [
      `${part({ alg: 'none' })}.${payload}.`, `${part({ alg: 'none', kid: ec.jwk.kid })}.${payload}.`,
      `${confused}.${createHmac('sha256', pem).update(confused).digest('base64url')}`,
      await new SignJWT({ role: 'clerk' }).setProtectedHeader({ alg: 'HS256' }).setSubject('x').setIssuer(issuer.url).setAudience('juanzong').setExpirationTime(nowMs / 1000 + 60).sign(pem),
      await issuer.token(nowMs, {}, { ...stranger, jwk: ec.jwk }), await issuer.token(nowMs, {}, stranger), 'nonsense', '', 'a.b.c',
    ];
    for (const token of tokens) expect([token, await verifier.verifyToken(token)]).toEqual([token, expect.objectContaining(INVALID)]);
  });

  it('of a secret that the issuer gave away among its keys is not valid', async () => {
    const secret = randomBytes(32);
    const jwk = { kty: 'oct', k: secret.toString('base64url'), alg: 'HS256', kid: 'shared' };
    issuer.instead.set('/keys', { status: 200, body: JSON.stringify({ keys: [ec.jwk, jwk] }) });
    const token = await new SignJWT({ role: 'clerk' }).setProtectedHeader({ alg: 'HS256', kid: 'shared' }).setSubject('x').setIssuer(issuer.url).setAudience('juanzong').setExpirationTime(nowMs / 1000 + 60).sign(secret);
    expect(await verifierOf().verifyToken(token)).toMatchObject(INVALID);
    expect(await verifierOf().verifyToken(await issuer.token(nowMs))).toEqual(CLERK);
  });
});

describe('the issuer’s keys', () => {
  it('are asked for again for a key that is new, and one that was withdrawn is good no more', async () => {
    const verifier = verifierOf({ trustMs: 60_000 });
    const old = await issuer.token(nowMs);
    expect(await verifier.verifyToken(old)).toEqual(CLERK);
    issuer.keys = [ed];
    expect(await verifier.verifyToken(await issuer.token(nowMs))).toEqual(CLERK);
    expect(await verifier.verifyToken(await issuer.token(nowMs, { sub: 'u-18' }, ec))).toMatchObject(INVALID);
    expect(await verifier.verifyToken(old)).toEqual(CLERK);
    nowMs += 60_000;
    expect(await verifier.verifyToken(old)).toMatchObject(INVALID);
  });

  it('are not asked for again and again by tokens of unknown keys', async () => {
    const verifier = verifierOf({ cooldownMs: 600_000 });
    expect(await verifier.verifyToken(await issuer.token(nowMs))).toEqual(CLERK);
    for (let i = 0; i < 5; i += 1) expect(await verifier.verifyToken(await issuer.token(nowMs, { sub: `x${i}` }, ed))).toMatchObject(INVALID);
    expect(issuer.asked).toHaveLength(2);
  });

  it('cannot be had while the issuer is down, which says nothing of the token; once it is back all goes on', async () => {
    const seen: unknown[] = [];
    const verifier = verifierOf({ onUnavailable: (error) => seen.push(error) });
    const token = await issuer.token(nowMs);
    await issuer.stop();
    expect(await verifier.verifyToken(token)).toMatchObject(UNAVAILABLE);
    expect(seen).toEqual([expect.any(IssuerUnavailable)]);
    expect(await verifier.verifyToken('nonsense')).toMatchObject(INVALID);
    await issuer.start();
    expect(await verifier.verifyToken(token)).toEqual(CLERK);
  });

  it('that are kept go on for a while without the issuer, for tokens of those keys alone', async () => {
    const verifier = verifierOf({ refreshMs: 0, graceMs: 60_000 });
    expect(await verifier.verifyToken(await issuer.token(nowMs))).toEqual(CLERK);
    await issuer.stop();
    expect(await verifier.verifyToken(await issuer.token(nowMs, { sub: 'u-18' }))).toMatchObject({ id: 'u-18' });
    expect(await verifier.verifyToken(await issuer.token(nowMs, {}, ed))).toMatchObject(UNAVAILABLE);
    nowMs += 60_000;
    expect(await verifier.verifyToken(await issuer.token(nowMs, { sub: 'u-19' }))).toMatchObject(UNAVAILABLE);
  });

  it('are not sought from an issuer that just failed', async () => {
    const verifier = verifierOf({ retryMs: 1000 });
    issuer.instead.set('/keys', { status: 500, body: '' });
    for (let i = 0; i < 3; i += 1) expect(await verifier.verifyToken(await issuer.token(nowMs))).toMatchObject(UNAVAILABLE);
    expect(issuer.asked).toHaveLength(2);
    issuer.instead.clear();
    nowMs += 1000;
    expect(await verifier.verifyToken(await issuer.token(nowMs))).toEqual(CLERK);
  });

  it.each<[string, string, string]>([
    ['/.well-known/openid-configuration', 'no JSON', '<html>'],
    ['/.well-known/openid-configuration', 'no address of keys', '{"issuer":"x"}'],
    ['/.well-known/openid-configuration', 'another issuer', '{"issuer":"https://evil.example","jwks_uri":"ISSUER/keys"}'],
    ['/.well-known/openid-configuration', 'keys in a file', '{"issuer":"ISSUER","jwks_uri":"file:///etc/passwd"}'],
    ['/keys', 'no keys', '{}'],
    ['/keys', 'no JSON', 'oops'],
  ])('%s with %s is an issuer that is not available', async (path, _what, body) => {
    issuer.instead.set(path, { status: 200, body: body.replaceAll('ISSUER', issuer.url) });
    expect(await verifierOf().verifyToken(await issuer.token(nowMs))).toMatchObject(UNAVAILABLE);
  });
});
