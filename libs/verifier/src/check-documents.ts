import { createHash } from 'node:crypto';
import { canonical, fromBase64 } from './canonical.js';
import { type Problem, problem } from './problems.js';
import { documentShape, type EntryShape } from './shapes.js';

export interface CheckedDocuments {
  readonly documents: { digest: string; contentChecked: boolean }[];
  readonly problems: Problem[];
}

/** The list of documents must be that of the entries, and each content that of its digest. */
export function checkDocuments(items: readonly unknown[], entries: readonly EntryShape[]): CheckedDocuments {
  const named = mentionsIn(entries);
  const problems: Problem[] = [];
  const documents: CheckedDocuments['documents'] = [];
  let last = '';
  for (const item of items) {
    const parsed = documentShape.safeParse(item);
    if (!parsed.success) {
      problems.push(problem('document.malformed'));
      continue;
    }
    const { content, ...reference } = parsed.data;
    const about = reference.digest;
    if (about <= last) problems.push(problem('document.order', { about }));
    last = about;
    if (!named.get(about)?.has(canonical(reference))) problems.push(problem('document.unreferenced', { about }));
    if (content !== undefined) {
      const bytes = fromBase64(content);
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== about) problems.push(problem('document.digest-wrong', { about }));
      else if (bytes.length !== reference.size) problems.push(problem('document.size-wrong', { about }));
    }
    documents.push({ digest: about, contentChecked: content !== undefined });
  }
  const listed = new Set(documents.map(({ digest }) => digest));
  for (const about of named.keys()) if (!listed.has(about)) problems.push(problem('document.missing', { about }));
  return { documents, problems };
}

/** Digest → the descriptions under which entries name the document, canonical. */
function mentionsIn(entries: readonly EntryShape[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (!Array.isArray(node)) {
      const { digest, size, mediaType, kind, pages } = node as Record<string, unknown>;
      const parsed = documentShape.safeParse({ digest, size, mediaType, kind, ...(typeof pages === 'number' ? { pages } : {}) });
      if (parsed.success) found.set(parsed.data.digest, (found.get(parsed.data.digest) ?? new Set()).add(canonical(parsed.data)));
    }
    Object.values(node).forEach(visit);
  };
  for (const entry of entries) visit(entry.data);
  return found;
}
