import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

interface Key {
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function newKey(alg: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { alg, privateKey, jwk: { ...jwk, alg, use: 'sig', kid: await calculateJwkThumbprint(jwk) } };
}

/** A real OIDC issuer as far as a verifier can see: a discovery document and keys over HTTP, on a port of its own. */
export class SmallIssuer {
  /** What it serves instead of what is right, by path. */
  readonly instead = new Map<string, { readonly status: number; readonly body: string }>();
  readonly asked: string[] = [];
  #server: Server | undefined;
  #port = 0;

  constructor(public keys: Key[]) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}/realms/aid`;
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const path = (request.url ?? '').slice('/realms/aid'.length);
      this.asked.push(path);
      const documents: Record<string, object> = {
        '/.well-known/openid-configuration': { issuer: this.url, jwks_uri: `${this.url}/keys` },
        '/keys': { keys: this.keys.map(({ jwk }) => jwk) },
      };
      const { status, body } = this.instead.get(path) ?? { status: 200, body: JSON.stringify(documents[path] ?? {}) };
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  /** Whoever asks now is refused the connection. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /** A token of the last key, or of another, with claims in place of the usual ones; `undefined` takes one away. */
  token(nowMs: number, claims: Record<string, unknown> = {}, key: Key | undefined = this.keys.at(-1)): Promise<string> {
    if (!key) throw new Error('the issuer has no key');
    const now = Math.floor(nowMs / 1000);
    return new SignJWT({ iss: this.url, aud: 'juanzong', sub: 'u-17', role: 'clerk', agency: '340202', iat: now, exp: now + 300, ...claims })
      .setProtectedHeader({ alg: key.alg, ...(key.jwk.kid === undefined ? {} : { kid: key.jwk.kid }) })
      .sign(key.privateKey);
  }
}
