import { PlatformClient } from '../http/platform-client.js';
import type { Io } from '../io.js';
import { usage } from '../usage-error.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly url?: string;
  readonly json?: boolean;
  readonly as?: string;
}

/** What a command works with. */
export interface Context {
  readonly io: Io;
  readonly json: boolean;
  /** `--as`, if given. */
  readonly persona: string | undefined;
  readonly client: PlatformClient;
}

/** Who looks things up if nobody was named: sees every agency's cases, names masked. */
export const READER = 'auditor';

const DEFAULT_PORT = '7300';

/** @throws UsageError for an address that is none. */
export function contextOf(io: Io, { url, json, as: persona }: GlobalOptions): Context {
  const given = url ?? (io.env['JUANZONG_URL'] || `http://127.0.0.1:${io.env['JUANZONG_PORT'] ?? DEFAULT_PORT}`);
  const parsed = URL.canParse(given) ? new URL(given) : undefined;
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:') throw usage('url', `不是平台地址：${given}`, `not the address of a platform: ${given}`);
  return { io, json: json === true, persona, client: new PlatformClient(given.replace(/\/+$/, ''), io.env['JUANZONG_TOKEN'] || undefined) };
}
