import { type Clock, epochMs } from '@juanzong/kernel';
import { createLocalJWKSet, createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** The issuer did not answer, or not with what an issuer answers. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}

export interface IssuerKeysOptions {
  /** Exactly as tokens name it; its discovery document lies below. */
  readonly issuer: string;
  readonly clock: Clock;
  /** One request to the issuer; milliseconds, as all that follow. */
  readonly timeoutMs: number;
  /** A token of an unknown key asks the issuer again, but not so soon after it last answered. */
  readonly cooldownMs: number;
  /** Keys are asked for again after so long. */
  readonly refreshMs: number;
  /** For so long after it last answered, its keys are good while it is away. */
  readonly graceMs: number;
  /** An issuer that did not answer is left alone for so long. */
  readonly retryMs: number;
  /** Told why the issuer could not be asked. */
  readonly onUnavailable?: ((error: IssuerUnavailable) => void) | undefined;
}

const DISCOVERY = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });
const KEY_SET = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

/**
 * The issuer's public keys, found through its discovery document and kept.
 * @returns a resolver that throws IssuerUnavailable where neither the issuer nor what is kept of it can tell, and
 * jose's own errors where a key is not among the issuer's.
 */
export function issuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const { issuer, clock, cooldownMs, refreshMs, graceMs } = options;
  const now = (): number => epochMs(clock.now());
  const ask = reluctantly(options, now);
  let answeredAtMs = Number.NEGATIVE_INFINITY;
  const remote = createRemoteJWKSet(discoveryOf(issuer), {
    cooldownDuration: cooldownMs,
    cacheMaxAge: refreshMs,
    timeoutDuration: 2 * options.timeoutMs,
    [customFetch]: async () => {
      const keys = await ask();
      answeredAtMs = now();
      return Response.json(keys);
    },
  });
  return async (header, token) => {
    try {
      return await remote(header, token);
    } catch (error) {
      const kept = error instanceof IssuerUnavailable && now() - answeredAtMs < graceMs ? remote.jwks() : undefined;
      if (!kept) throw error;
      // A key that is not kept may be a new one of the issuer's: that cannot be told now.
      return createLocalJWKSet(kept)(header, token).catch((cause: unknown) => {
        throw new IssuerUnavailable('a key that is not among those kept of the issuer', { cause });
      });
    }
  };
}

const discoveryOf = (issuer: string): URL => new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);

/** Asks the issuer for its keys, and after a failure not again for a while: the same failure is given instead. */
function reluctantly({ issuer, timeoutMs, retryMs, onUnavailable }: IssuerKeysOptions, now: () => number): () => Promise<z.infer<typeof KEY_SET>> {
  let failed: { readonly error: IssuerUnavailable; readonly atMs: number } | undefined;
  return async () => {
    if (failed && now() - failed.atMs < retryMs) throw failed.error;
    try {
      const keys = await keysOf(issuer, timeoutMs);
      failed = undefined;
      return keys;
    } catch (cause) {
      const error = new IssuerUnavailable(`${issuer} did not tell its keys`, { cause });
      failed = { error, atMs: now() };
      onUnavailable?.(error);
      throw error;
    }
  };
}

async function keysOf(issuer: string, timeoutMs: number): Promise<z.infer<typeof KEY_SET>> {
  const found = DISCOVERY.parse(await json(discoveryOf(issuer), timeoutMs));
  if (found.issuer !== issuer) throw new Error(`the discovery document is of another issuer: ${found.issuer}`);
  if (issuer.startsWith('https:') && !found.jwks_uri.startsWith('https:')) throw new Error(`keys would be fetched without TLS: ${found.jwks_uri}`);
  return KEY_SET.parse(await json(new URL(found.jwks_uri), timeoutMs));
}

async function json(url: URL, timeoutMs: number): Promise<unknown> {
  const response = await fetch(url, { headers: { accept: 'application/json' }, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (response.status !== 200) throw new Error(`${url.href} answered ${response.status}`);
  return response.json();
}
