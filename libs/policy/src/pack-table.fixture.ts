import type { PolicyBook } from './book.js';
import type { LoadedPack } from './pack.js';
import { fullRegionName } from './regions.js';

const rule = (pack: LoadedPack): string => (pack.kind === 'deadline' || pack.kind === 'deadline-pause' ? `${pack.kind} ${(pack as LoadedPack<'deadline'>).params.ruleId}` : pack.kind);
const marks = (packs: readonly LoadedPack[]): string => `${packs.some(({ verified }) => verified) ? '✓' : ''}${packs.some(({ verified }) => !verified) ? '○' : ''}`;

/** What each region below the nation has packs for, as a Markdown table: ✓ verified, ○ not. */
export function packTable({ packs }: PolicyBook): string {
  const regions = [...new Set(packs.map(({ region }) => region))].filter((region) => region !== '000000').sort();
  const rows = regions.map((region) => {
    const here = packs.filter((pack) => pack.region === region);
    const kinds = [...new Set(here.map(rule))].sort().map((kind) => `\`${kind}\` ${marks(here.filter((pack) => rule(pack) === kind))}`);
    return `| ${region} ${fullRegionName(region) ?? ''} | ${kinds.join(' · ')} |`;
  });
  return ['| region | packs |', '|---|---|', ...rows].join('\n');
}
