import { plainText } from './normalise/text.js';

/** One value that a column may hold: its stable code, what people type, and other spellings that mean the same. */
export interface CatalogueEntry {
  readonly code: string;
  readonly zh: string;
  readonly aliases?: readonly string[];
}

export interface ChannelEntry extends CatalogueEntry {
  /** A court, procuratorate or police organ notifies: its document number is required, hardship is not examined. */
  readonly notification: boolean;
}

export interface MatterEntry extends CatalogueEntry {
  /** 诉讼阶段 and 办案机关 are required. */
  readonly criminal: boolean;
  /** A case by notification whatever its channel (LAW arts 25, 28). */
  readonly notified: boolean;
  /** Hardship does not matter (LAW art. 32): the household need not be stated. */
  readonly hardshipWaived: boolean;
}

export interface GroupEntry extends CatalogueEntry {
  /** Some region's rules waive hardship for the group: the platform decides, so the household may stay empty. */
  readonly hardshipMayBeWaived: boolean;
  /** Exempt from checking (LAW art. 42): the manner of verification may stay empty. */
  readonly checkExempt: boolean;
}

export interface IdTypeEntry extends CatalogueEntry {
  /** Whether numbers of this kind follow GB 11643 (18 characters with a check digit). */
  readonly numbering: 'GB11643' | 'FREE';
}

/** The port: every value a register may hold. The platform's own catalogues are behind `policyCatalogue`. */
export interface RegisterCatalogue {
  readonly agencies: readonly CatalogueEntry[];
  readonly channels: readonly ChannelEntry[];
  readonly matters: readonly MatterEntry[];
  readonly groups: readonly GroupEntry[];
  readonly stages: readonly CatalogueEntry[];
  readonly idTypes: readonly IdTypeEntry[];
  readonly verifications: readonly CatalogueEntry[];
  readonly materials: readonly CatalogueEntry[];
  readonly relations: readonly CatalogueEntry[];
}

const names = new WeakMap<readonly CatalogueEntry[], ReadonlyMap<string, CatalogueEntry>>();

/** Every spelling of every entry; the first entry wins where two share one. Made once for each list. */
function namesOf(entries: readonly CatalogueEntry[]): ReadonlyMap<string, CatalogueEntry> {
  const known = names.get(entries);
  if (known) return known;
  const made = new Map<string, CatalogueEntry>();
  for (const entry of entries) {
    for (const name of [entry.code, entry.zh, ...(entry.aliases ?? [])].map(plainText)) if (!made.has(name)) made.set(name, entry);
  }
  names.set(entries, made);
  return made;
}

/** The entry whose code, name or other spelling the text is; width, case and blanks do not matter. */
export function findEntry<Entry extends CatalogueEntry>(entries: readonly Entry[], text: string): Entry | undefined {
  const found = namesOf(entries).get(plainText(text));
  return entries.find((entry) => entry === found);
}
