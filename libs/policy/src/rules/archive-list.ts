import { type Bilingual, type PolicyVersion, regionCode } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import { type MatterCategory, type MatterCode, MATTERS } from '../catalogue/matters.js';
import { type StageCode, STAGES } from '../catalogue/stages.js';
import { policyMissing, type PolicyMissing } from '../missing.js';
import type { LoadedPack, ParamsOf } from '../pack.js';
import { type At, packsInForce, versionsOf } from '../resolve.js';
import { type TraceLine, traceLine } from '../trace.js';

/** What decides which list an archive is checked against. */
export interface ArchiveFacts {
  readonly category: MatterCategory;
  readonly matter: string;
  readonly stage: StageCode;
  /** Aid ended by a decision to terminate it. */
  readonly terminated: boolean;
}

export interface ArchiveListItem {
  readonly code: string;
  readonly label: Bilingual;
  readonly required: boolean;
  readonly verified: boolean;
}

export interface ArchiveList {
  readonly code: string;
  readonly label: Bilingual;
  /** In the order of the archive, each once. */
  readonly items: readonly ArchiveListItem[];
  readonly trace: readonly TraceLine[];
  readonly used: readonly PolicyVersion[];
}

type Params = ParamsOf<'archive-list'>;

function applies({ when }: Params, { category, matter, stage }: ArchiveFacts): boolean {
  const code = matter as MatterCode;
  return (when.categories === undefined || when.categories.includes(category)) && (when.matters === undefined || when.matters.includes(code)) &&
    !(when.exceptMatters ?? []).includes(code) && (when.stages === undefined || when.stages.includes(stage));
}

const isRequired = (needed: Params['items'][number]['needed'], terminated: boolean): boolean =>
  needed === 'ALWAYS' || (needed === 'UNLESS_TERMINATED' && !terminated) || (needed === 'IF_TERMINATED' && terminated);

/** The list for a kind of case and its stage: everything that the packs on the path name, an item required if one of them requires it. */
export function archiveList(book: PolicyBook, at: At, facts: ArchiveFacts): ArchiveList | PolicyMissing {
  const packs = packsInForce(book, 'archive-list', at).filter(({ params }) => applies(params, facts));
  const named = packs.map(({ params }) => params.list).find((list) => list !== undefined);
  if (named === undefined) return policyMissing('archive-list', regionCode(at.region), at.date, `${facts.category} ${facts.stage}`);
  const items = new Map<string, ArchiveListItem>();
  // The named list first: it is in the order of the archive.
  for (const pack of [...packs].sort((a, b) => Number(b.params.list !== undefined) - Number(a.params.list !== undefined))) addItems(items, pack, facts.terminated);
  const saw = { category: facts.category, matter: facts.matter, stage: facts.stage, terminated: facts.terminated };
  return { code: named.code, label: named.label, items: [...items.values()], trace: packs.map((pack) => traceLine(pack, 'yes', saw)), used: versionsOf(packs) };
}

function addItems(items: Map<string, ArchiveListItem>, { params, verified }: LoadedPack<'archive-list'>, terminated: boolean): void {
  for (const { code, label, needed } of params.items) {
    const known = items.get(code);
    const required = isRequired(needed, terminated);
    // Who requires it says whether that is verified.
    if (known === undefined) items.set(code, { code, label, required, verified });
    else if (required) items.set(code, { ...known, required, verified: verified || (known.required && known.verified) });
  }
}

/** The stage of a case whose application names none: a criminal matter is at trial, any other where such matters usually are pursued. */
export function usualStage(matter: string): StageCode {
  const known = MATTERS.find(matter);
  return known?.category === 'CRIMINAL' || known?.litigation === true ? 'FIRST_INSTANCE' : 'NON_LITIGATION';
}

/** A stage as the catalogue knows it; undefined for what is none. */
export const stageCode = (value: string): StageCode | undefined => (STAGES.has(value) ? value : undefined);
