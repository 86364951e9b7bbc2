import { type AgencyCode, type RegionCode, regionPath } from '@juanzong/kernel';
import { cityOf } from './regions.js';

/** The regions above a region, itself last, without the steps that are no place: 340202 → nation, 安徽省, 芜湖市, 镜湖区; 500112 → nation, 重庆市, 渝北区. */
export const governments = (region: RegionCode | AgencyCode): RegionCode[] =>
  regionPath(region).filter((code) => code.endsWith('0000') || !code.endsWith('00') || code === cityOf(code));

/** The smallest region that holds both, whose justice bureau is the common superior; undefined if that is only the nation. */
export function commonSuperior(a: RegionCode | AgencyCode, b: RegionCode | AgencyCode): RegionCode | undefined {
  const others = governments(b);
  const shared = governments(a).filter((code) => others.includes(code)).at(-1);
  return shared === '000000' ? undefined : shared;
}
