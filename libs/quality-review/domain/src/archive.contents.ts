import type { ArchiveListItem } from '@juanzong/policy';
import type { ArchiveItem, ContentsLine } from '@juanzong/quality-review-contracts';

/** The contents page of an archive: what was handed in, in the order of the list, its pages counted through from 1. */
export function contentsOf(list: readonly Pick<ArchiveListItem, 'code' | 'label'>[], items: readonly Pick<ArchiveItem, 'item' | 'pages'>[]): ContentsLine[] {
  const pagesOf = new Map(items.map(({ item, pages }) => [item, pages]));
  return list.filter(({ code }) => pagesOf.has(code)).reduce<ContentsLine[]>((lines, { code, label }) => {
    const from = (lines.at(-1)?.to ?? 0) + 1;
    return [...lines, { item: code, label, from, to: from + (pagesOf.get(code) ?? 0) - 1 }];
  }, []);
}
