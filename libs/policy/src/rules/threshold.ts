import { type Fen, fen, type PolicyVersion, regionCode, type RegionCode } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import { isPolicyMissing, policyMissing, type PolicyMissing } from '../missing.js';
import type { LoadedPack, ParamsOf } from '../pack.js';
import { type At, packsInForce, resolve, versionsOf } from '../resolve.js';
import { traceLine, type TraceLine } from '../trace.js';

/** The means test of one agency on one date: fen per head and month, and where the figures come from. */
export interface HardshipThreshold {
  readonly limit: Fen;
  readonly base: Fen;
  readonly pack: LoadedPack<'hardship-threshold'>;
  readonly basePack: LoadedPack<'base-amount'>;
  /** Present where the rule has an asset test. */
  readonly assetPack?: LoadedPack<'asset-limit'>;
  readonly verified: boolean;
  readonly used: readonly PolicyVersion[];
}

const TERRITORY: Record<ParamsOf<'hardship-threshold'>['referenceTerritory'], (code: string) => RegionCode> = {
  COUNTY: (code) => regionCode(code),
  PREFECTURE: (code) => regionCode(`${code.slice(0, 4)}00`),
  PROVINCE: (code) => regionCode(`${code.slice(0, 2)}0000`),
};

/** The threshold of the place of the accepting agency (REG2003 13 ¶2): the most specific region's rule × its published base. */
export function hardshipThreshold(book: PolicyBook, at: At): HardshipThreshold | PolicyMissing {
  const packs = resolve(book, 'hardship-threshold', at);
  if (isPolicyMissing(packs)) return packs;
  const [pack] = packs;
  const { indicator, percent, referenceTerritory, assetTest } = pack.params;
  const territory = TERRITORY[referenceTerritory](at.region);
  const basePack = packsInForce(book, 'base-amount', { ...at, region: territory }).find((base) => base.params.indicator === indicator);
  if (!basePack) return policyMissing('base-amount', territory, at.date, indicator);
  const [assetPack] = assetTest === 'NONE' ? [] : packsInForce(book, 'asset-limit', at);
  if (assetTest !== 'NONE' && !assetPack) return policyMissing('asset-limit', regionCode(at.region), at.date);
  const packsUsed: LoadedPack[] = [pack, basePack, ...(assetPack ? [assetPack] : [])];
  const base = fen(basePack.params.fenPerMonth);
  return {
    limit: fen(Math.floor((base * percent) / 100)), base, pack, basePack, ...(assetPack ? { assetPack } : {}),
    verified: packsUsed.every((one) => one.verified), used: versionsOf(packsUsed),
  };
}

/** What a household says it has: fen per month for all, heads, and assets of all in fen. */
export interface HouseholdMeans {
  readonly monthlyIncome: Fen;
  readonly heads: number;
  readonly assets: Fen;
}

export interface MeansAnswer {
  readonly met: boolean;
  readonly perHead: Fen;
  readonly threshold: HardshipThreshold;
  readonly trace: readonly TraceLine[];
  readonly used: readonly PolicyVersion[];
}

/**
 * Compares a household with the threshold. Income per head is compared exactly (income against limit × heads), not rounded.
 * @throws RangeError unless there is at least one head.
 */
export function testMeans(book: PolicyBook, at: At, means: HouseholdMeans): MeansAnswer | PolicyMissing {
  if (!Number.isInteger(means.heads) || means.heads < 1) throw new RangeError(`a household of ${means.heads}`);
  const threshold = hardshipThreshold(book, at);
  if (isPolicyMissing(threshold)) return threshold;
  const { pack, basePack, limit } = threshold;
  const total = limit * means.heads;
  const incomeMet = pack.params.comparison === 'BELOW' ? means.monthlyIncome < total : means.monthlyIncome <= total;
  const { assetPack } = threshold;
  const assetsMet = !assetPack || means.assets <= assetPack.params.limitFen;
  const perHead = fen(Math.floor(means.monthlyIncome / means.heads));
  const saw = { perHeadFen: perHead, heads: means.heads, limitFen: limit, baseFen: threshold.base, percent: pack.params.percent, comparison: pack.params.comparison };
  const trace = [
    traceLine(pack, incomeMet ? 'yes' : 'no', saw),
    traceLine(basePack, 'yes', { baseFen: threshold.base, indicator: basePack.params.indicator }),
    ...(assetPack ? [traceLine(assetPack, assetsMet ? 'yes' : 'no', { assetsFen: means.assets, assetLimitFen: assetPack.params.limitFen })] : []),
  ];
  return { met: incomeMet && assetsMet, perHead, threshold, trace, used: threshold.used };
}
