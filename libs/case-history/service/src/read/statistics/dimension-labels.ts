import type { Dimension } from '@juanzong/case-history-contracts';
import type { Bilingual } from '@juanzong/kernel';
import { agencyByCode, CHANNELS, fullRegionName, GROUPS, MATTERS } from '@juanzong/policy';
import { NO_GROUP } from './statistics-filter.js';

const both = (text: string): Bilingual => ({ zh: text, en: text });
const CATEGORIES: Readonly<Record<string, Bilingual>> = { CIVIL: { zh: '民事', en: 'Civil' }, ADMIN: { zh: '行政', en: 'Administrative' }, CRIMINAL: { zh: '刑事', en: 'Criminal' } };
const NONE: Bilingual = { zh: '无', en: 'None' };

/** What a value of a dimension is called; the code itself where nothing is known of it. */
export function labelOf(dimension: Dimension, code: string, lawyerName: string | null): Bilingual {
  if (code === '' || code === NO_GROUP) return NONE;
  switch (dimension) {
    case 'province':
    case 'city': return both(fullRegionName(code) ?? code);
    case 'region': return agencyByCode(code)?.name ?? both(fullRegionName(code) ?? code);
    case 'category': return CATEGORIES[code] ?? both(code);
    case 'matter': return MATTERS.find(code)?.label ?? both(code);
    case 'group': return GROUPS.find(code)?.label ?? both(code);
    case 'channel': return CHANNELS.find(code)?.label ?? both(code);
    case 'lawyer': return both(lawyerName ?? code);
    default: return both(code);
  }
}
