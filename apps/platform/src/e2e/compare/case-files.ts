import { allCases, type Client } from '@juanzong/testing/e2e';
import { isDeepStrictEqual } from 'node:util';

export type CaseFiles = ReadonlyMap<string, readonly object[]>;

/** Two platforms have keys of their own: of the same entry another hash, of the same document another digest. When it was written down is no part of what happened. */
const OF_THE_PLATFORM = new Set(['hash', 'previousHash', 'digest', 'seedCommitment', 'recordedAt']);
const withoutPlatform = (entry: object): object => JSON.parse(JSON.stringify(entry, (key, inner: unknown) => (OF_THE_PLATFORM.has(key) ? undefined : inner))) as object;

/** Every case file with what names persons opened, by its id. */
export async function caseFiles(client: Client): Promise<CaseFiles> {
  const files = new Map<string, readonly object[]>();
  for (const { caseId } of await allCases(client)) {
    const { entries } = await client.read<{ entries: object[] }>('auditor', `/api/case-history/v1/cases/${caseId}/timeline?reveal=${encodeURIComponent('比对两次推演')}`);
    files.set(caseId, entries.map(withoutPlatform));
  }
  return files;
}

/** Where two lives of one register differ: files that only one has, and the first entry of each file that is not the same. */
export function differences(expected: CaseFiles, found: CaseFiles): string[] {
  const extra = [...found.keys()].filter((id) => !expected.has(id)).map((id) => `${id}: only in the second`);
  return [...extra, ...[...expected].flatMap(([id, entries]) => differenceOf(id, entries, found.get(id)))];
}

function differenceOf(id: string, expected: readonly object[], found: readonly object[] | undefined): string[] {
  if (!found) return [`${id}: only in the first`];
  for (let i = 0; i < Math.max(expected.length, found.length); i += 1) {
    if (!isDeepStrictEqual(expected[i], found[i])) return [`${id} #${i}:\n  ${JSON.stringify(expected[i] ?? null)}\n  ${JSON.stringify(found[i] ?? null)}`];
  }
  return [];
}
