import type { Application } from '@juanzong/intake-contracts';

/** What the departments that share data say of a household; amounts in fen a month. */
export interface SharedMeans {
  readonly source: string;
  readonly reference: string;
  readonly householdSize: number;
  readonly monthlyIncomeFen: number;
  readonly assetsFen: number;
}

/** The data query of 法律援助法 41: civil affairs, social insurance, housing. A port; provinces connect their own exchange. */
export interface MeansSource {
  /** @returns undefined where nothing is known of the person. */
  query(application: Application, asked: { readonly caseId: string; readonly commandId: string }): Promise<SharedMeans | undefined>;
}

export const MEANS_SOURCE = Symbol('MeansSource');
