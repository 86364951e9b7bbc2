/** FNV-1a over 64 bits, in hex. Names which data was in use without `node:crypto`, which a pure library has not; it guards nothing. */
export function contentHash(parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  const text = parts.join('\n');
  for (let i = 0; i < text.length; i += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
