import type { Application } from '@juanzong/intake-contracts';
import type { MeansSource, SharedMeans } from './means-source.js';

/**
 * The recorded stand-in where no exchange is connected: answers what the household stated itself, and says so in
 * the entry, so that nobody takes it for the answer of a department.
 */
export class RecordedMeansSource implements MeansSource {
  query({ household }: Application): Promise<SharedMeans | undefined> {
    if (!household || household.size === null || household.monthlyIncomeFen === null) return Promise.resolve(undefined);
    return Promise.resolve({
      source: '数据查询（未接入共享平台，以申请人说明为准）',
      reference: 'recorded-stand-in',
      householdSize: household.size,
      monthlyIncomeFen: household.monthlyIncomeFen,
      assetsFen: household.assetsFen ?? 0,
    });
  }
}
