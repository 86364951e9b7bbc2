import { isIP } from 'node:net';

/** Whether an address is this machine's own: 127.0.0.0/8 or ::1, also as an IPv4-mapped IPv6 address. */
export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.toLowerCase().replace(/^::ffff:/, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/** Whether a host that a server listens on, or that a request names, can only mean this machine. */
export const isLoopbackHost = (host: string): boolean => host === 'localhost' || isLoopbackAddress(host.replace(/^\[|\]$/g, ''));

/** The parts of a request that tell where it comes from. */
export interface RequestOrigin {
  readonly remoteAddress: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/**
 * Whether a request comes from this machine itself: by address, not handed on by a proxy, and meant for a name
 * of this machine (a page elsewhere whose name was made to point here still sends its own name).
 */
export function isFromLoopback({ remoteAddress, headers }: RequestOrigin): boolean {
  if (!isLoopbackAddress(remoteAddress) || FORWARDING.some((name) => headers[name] !== undefined)) return false;
  const host = headers['host'];
  return typeof host === 'string' && isLoopbackHost(host.replace(/:\d+$/, ''));
}
