/** How an entry names a document: by the digest of its ciphertext, with what a reader must know to open it. */
export interface DocumentReference {
  /** SHA-256 of the stored (encrypted) bytes, lower-case hex. */
  readonly digest: string;
  /** Stored (encrypted) bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** What it is in the case: `id-card-scan`, `agreement`, `judgment`, … */
  readonly kind: string;
  readonly pages?: number;
}

const isReference = (value: object): value is DocumentReference =>
  ['digest', 'mediaType', 'kind'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string') &&
  typeof (value as DocumentReference).size === 'number' &&
  /^[0-9a-f]{64}$/.test((value as DocumentReference).digest);

const referenceOf = ({ digest, size, mediaType, kind, pages }: DocumentReference): DocumentReference => ({
  digest, size, mediaType, kind, ...(typeof pages === 'number' ? { pages } : {}),
});

/** Every document that stands in the clear part of entries' data, once each (first mention), by digest. */
export function documentsIn(entries: readonly { readonly data: unknown }[]): DocumentReference[] {
  const found = new Map<string, DocumentReference>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (!Array.isArray(node) && isReference(node) && !found.has(node.digest)) found.set(node.digest, referenceOf(node));
    Object.values(node).forEach(visit);
  };
  for (const entry of entries) visit(entry.data);
  return [...found.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
}
