/** What may be asked of eligibility about one case file. Amounts in fen for the whole household, a month. */
export type EligibilityCommand =
  | { readonly kind: 'examine' }
  /** By rule, after a correction of the application. */
  | { readonly kind: 'examineAgain' }
  | {
      readonly kind: 'verifyMeans';
      readonly method: 'DATA_QUERY' | 'COMMITMENT' | 'CERTIFICATE';
      readonly source: string;
      readonly reference: string;
      readonly householdSize: number;
      readonly monthlyIncomeFen: number;
      readonly assetsFen: number;
    }
  | { readonly kind: 'propose'; readonly outcome: 'GRANT' | 'REFUSE'; readonly note: string }
  | { readonly kind: 'returnProposal'; readonly reason: string }
  | { readonly kind: 'approve' }
  | { readonly kind: 'serve'; readonly method: ServiceMethod; readonly servedOn: string; readonly receivedBy: string | null };

export type ServiceMethod = 'IN_PERSON' | 'POST' | 'ELECTRONIC' | 'AGENT' | 'LEFT_AT_RESIDENCE';
