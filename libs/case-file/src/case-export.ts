import type { Clock, Instant } from '@juanzong/kernel';
import { type DocumentReference, documentsIn } from './document-reference.js';
import type { Entry } from './entry.js';
import { canonicalJson } from './canonical-json.js';

export const EXPORT_FORMAT = 'juanzong.case-file-export/1';
/** Separates the signature of a head from every other signature of the platform. */
export const HEAD_TAG = 'juanzong.case-file.head.v1';

export interface ExportedDocument extends DocumentReference {
  /** Base64 of the stored (encrypted) bytes, where the export carries them. */
  readonly content?: string;
}

/** The key of one personal field of one entry: 32 bytes, lower-case hex. */
export interface Disclosure {
  readonly eventId: string;
  readonly field: string;
  readonly key: string;
}

export interface SignedHead {
  readonly revision: number;
  readonly hash: string;
  /** The last entry's place in the log of all streams; decimal. */
  readonly position: string;
  readonly signature: { readonly alg: 'Ed25519'; readonly keyId: string; readonly publicKey: string; readonly value: string };
}

/** A case file as it leaves the platform, as `docs/case-file-format.md` fixes it. */
export interface CaseFileExport {
  readonly format: typeof EXPORT_FORMAT;
  readonly clock: Clock['kind'];
  readonly stream: string;
  readonly exportedAt: Instant;
  readonly entries: readonly Entry[];
  readonly documents: readonly ExportedDocument[];
  readonly disclosures: readonly Disclosure[];
  readonly head: SignedHead;
}

export interface ExportParts {
  readonly clock: Clock['kind'];
  readonly stream: string;
  readonly exportedAt: Instant;
  /** All entries of the stream, from revision 0. */
  readonly entries: readonly Entry[];
  /** The position of the last entry. */
  readonly position: bigint;
  readonly disclosures?: readonly Disclosure[];
  /** Stored bytes by digest, for documents that the export shall carry. */
  readonly contents?: ReadonlyMap<string, Uint8Array>;
}

/** What signs a head: the vault's signer. */
export interface HeadSigner {
  readonly keyId: string;
  readonly publicKey: string;
  sign(text: string): string;
}

/** The text that is signed: the tag, LF, and canonical JSON of what the head vouches for. */
export const headText = (file: Pick<CaseFileExport, 'clock' | 'stream' | 'exportedAt'> & { readonly format: string }, head: Omit<SignedHead, 'signature'>): string =>
  `${HEAD_TAG}\n${canonicalJson({
    format: file.format, clock: file.clock, stream: file.stream, exportedAt: file.exportedAt,
    revision: head.revision, hash: head.hash, position: head.position,
  })}`;

/** Puts a case file together and signs its head. @throws Error for a file without entries. */
export function exportCaseFile(parts: ExportParts, signer: HeadSigner): CaseFileExport {
  const last = parts.entries.at(-1);
  if (!last) throw new Error(`${parts.stream}: 没有条目，无法导出 / no entries to export`);
  const file = { format: EXPORT_FORMAT, clock: parts.clock, stream: parts.stream, exportedAt: parts.exportedAt } as const;
  const head = { revision: last.revision, hash: last.hash, position: String(parts.position) };
  return {
    ...file,
    entries: parts.entries,
    documents: documentsIn(parts.entries).map((document) => withContent(document, parts.contents?.get(document.digest))),
    disclosures: [...new Map((parts.disclosures ?? []).map((one) => [placeOf(one), one])).values()].sort(byPlace),
    head: signHead(file, head, signer),
  };
}

/** A head with the signature over it and what it is the head of. */
export function signHead(file: Parameters<typeof headText>[0], head: Omit<SignedHead, 'signature'>, signer: HeadSigner): SignedHead {
  const { keyId, publicKey } = signer;
  return { ...head, signature: { alg: 'Ed25519', keyId, publicKey, value: signer.sign(headText(file, head)) } };
}

const withContent = (document: DocumentReference, bytes: Uint8Array | undefined): ExportedDocument =>
  bytes === undefined ? document : { ...document, content: Buffer.from(bytes).toString('base64') };

const placeOf = ({ eventId, field }: Disclosure): string => `${eventId}\n${field}`;

const byPlace = (a: Disclosure, b: Disclosure): number => (placeOf(a) < placeOf(b) ? -1 : 1);

/** A copy that discloses only what `keep` accepts and carries only the documents it accepts; every hash stays valid. */
export function redactExport(file: CaseFileExport, keep: { disclosure(one: Disclosure): boolean; document(one: ExportedDocument): boolean }): CaseFileExport {
  const documents = file.documents.map((document): ExportedDocument => {
    const { content, ...reference } = document;
    return content !== undefined && keep.document(document) ? document : reference;
  });
  return { ...file, documents, disclosures: file.disclosures.filter((one) => keep.disclosure(one)) };
}

/** The one serialisation of an export: RFC 8785, UTF-8, no line feed at the end. */
export const serializeExport = (file: CaseFileExport): string => canonicalJson(file);

/** Reads an export. Whether it is genuine is for the verifier to say. @throws Error unless it equals its own canonical serialisation, byte for byte. */
export function parseExport(text: string): CaseFileExport {
  const file = JSON.parse(text) as CaseFileExport;
  if (canonicalJson(file) !== text) throw new Error('案卷导出文件不是其规范形式 / the export is not its own canonical serialisation');
  if (file.format !== EXPORT_FORMAT) throw new Error(`未知的导出格式 / unknown export format: ${String(file.format)}`);
  return file;
}
