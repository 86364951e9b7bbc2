import type { RegionCode } from '@juanzong/kernel';
import { regionByName } from './regions.js';

const SHORTEST = 2;

/**
 * The region that a name begins with, the longest that can be read: 合肥市包河区人民法院 → 340111, 芜湖市镜湖区赭山街道 → 340202.
 * Undefined where the name begins with no region, or with one that means several (鼓楼区).
 */
export function regionAtStart(name: string): RegionCode | undefined {
  const text = name.normalize('NFKC').replace(/\s+/gu, '');
  for (let length = text.length; length >= SHORTEST; length -= 1) {
    const region = regionByName(text.slice(0, length));
    if (region !== undefined) return region;
  }
  return undefined;
}
