import { type CatalogueEntry, findEntry } from '../catalogue.js';
import type { RawCell } from '../cell.js';
import { type Fault, faulty, type Parsed, parsed, type RowErrorCode } from '../row-errors.js';
import { splitList } from './list.js';
import { quoted } from './text.js';

const SHOWN = 12;
const allowedText = (entries: readonly CatalogueEntry[]): string => {
  const names = entries.slice(0, SHOWN).map((entry) => entry.zh).join('、');
  return entries.length > SHOWN ? `${names}…` : names;
};

const unknown = (entries: readonly CatalogueEntry[], text: string, fault: RowErrorCode) => faulty(fault, { value: quoted(text), allowed: allowedText(entries) });

/** One value of a catalogue, by name or code. */
export const parseEntry = <Entry extends CatalogueEntry>(entries: readonly Entry[], fault: RowErrorCode = 'register.unknown-value') => (cell: RawCell): Parsed<Entry> => {
  const entry = findEntry(entries, cell.text);
  return entry ? parsed(entry) : unknown(entries, cell.text, fault);
};

/** The longest run of parts that is one name, for names may hold a 、 themselves: 被羁押、服刑、强制隔离戒毒人员. */
function longestName<Entry extends CatalogueEntry>(entries: readonly Entry[], parts: readonly string[]): { entry: Entry; length: number } | undefined {
  for (let length = parts.length; length > 0; length -= 1) {
    const entry = findEntry(entries, parts.slice(0, length).join('、'));
    if (entry) return { entry, length };
  }
  return undefined;
}

/** Several values of a catalogue; each unknown one is a fault of its own. */
export const parseEntries = <Entry extends CatalogueEntry>(entries: readonly Entry[], fault: RowErrorCode = 'register.unknown-value') => (cell: RawCell): Parsed<readonly Entry[]> => {
  const parts = splitList(cell.text);
  const found = new Map<string, Entry>();
  const faults: Fault[] = [];
  for (let at = 0; at < parts.length; ) {
    const name = longestName(entries, parts.slice(at));
    if (name) found.set(name.entry.code, name.entry);
    else faults.push(...unknown(entries, parts[at] ?? '', fault).faults);
    at += name?.length ?? 1;
  }
  return faults.length > 0 ? { faults } : parsed([...found.values()]);
};
