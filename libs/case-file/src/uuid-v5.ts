import { hash } from 'node:crypto';

/**
 * UUID version 5 (RFC 9562 §5.5): SHA-1 over a namespace and a name. Every entry has one and every reaction derives several,
 * which is why it is one call of the hash and no more. @throws Error for a namespace that is no UUID
 */
export function uuidV5(namespace: string): (name: string) => string {
  const bytes = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new Error(`not a UUID: ${namespace}`);
  return (name) => {
    const digest = hash('sha1', Buffer.concat([bytes, Buffer.from(name, 'utf8')]), 'hex');
    const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
    return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  };
}
