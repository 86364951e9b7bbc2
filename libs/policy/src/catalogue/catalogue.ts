import type { Bilingual } from '@juanzong/kernel';

/** One coded value with its labels and the other names under which people write it in a register. */
export interface CatalogueEntry<Code extends string = string> {
  readonly code: Code;
  readonly label: Bilingual;
  readonly aliases?: readonly string[];
}

/** A closed list of codes; reads a code, a label or an alias as people type it. */
export interface Catalogue<Entry extends CatalogueEntry> {
  readonly entries: readonly Entry[];
  readonly codes: readonly [Entry['code'], ...Entry['code'][]];
  /** @throws RangeError for a code that is not in the list. */
  get(code: Entry['code']): Entry;
  has(code: string): code is Entry['code'];
  /** By code, Chinese or English label or alias; widths, case and blanks do not matter. */
  find(nameOrCode: string): Entry | undefined;
}

/** How two spellings of one name are made equal: full width to half width, no blanks, lower case. */
export const normalised = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** @throws RangeError if two entries share a code or a name, or if there is none. */
export function catalogue<const Entry extends CatalogueEntry>(entries: readonly Entry[]): Catalogue<Entry> {
  const byCode = new Map<string, Entry>();
  const byName = new Map<string, Entry>();
  for (const entry of entries) {
    if (byCode.has(entry.code)) throw new RangeError(`code listed twice: ${entry.code}`);
    byCode.set(entry.code, entry);
    for (const name of new Set([entry.code, entry.label.zh, entry.label.en, ...(entry.aliases ?? [])].map(normalised))) {
      if (byName.has(name)) throw new RangeError(`name listed twice: ${name}`);
      byName.set(name, entry);
    }
  }
  const [first, ...rest] = entries.map((entry) => entry.code);
  if (first === undefined) throw new RangeError('an empty catalogue');
  return {
    entries,
    codes: [first, ...rest],
    get(code) {
      const entry = byCode.get(code);
      if (!entry) throw new RangeError(`not in the catalogue: ${code}`);
      return entry;
    },
    has: (code): code is Entry['code'] => byCode.has(code),
    find: (nameOrCode) => byName.get(normalised(nameOrCode)),
  };
}
