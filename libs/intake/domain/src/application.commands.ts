import type { Application, ErasableSubject } from '@juanzong/intake-contracts';
import type { IssueDocument, ServeDocument } from './letters.js';

export type DocumentRef = Application['documents'][number];

/** The particulars to put right; what is absent stays as it is. */
export interface ApplicationChanges extends Partial<Omit<Application, 'applicant' | 'agent' | 'household' | 'materials' | 'documents' | 'channel'>> {
  readonly applicant?: Partial<Application['applicant']> | undefined;
  readonly agent?: Application['agent'];
  readonly household?: Partial<Application['household']> | undefined;
}

/** What may be asked of intake about one case file. */
export type IntakeCommand =
  | { readonly kind: 'receive'; readonly application: Application }
  | { readonly kind: 'requestSupplement' }
  | { readonly kind: 'supplyMaterials'; readonly materials: readonly string[]; readonly documents: readonly DocumentRef[] }
  | { readonly kind: 'accept' }
  | { readonly kind: 'withdraw'; readonly reason: string }
  | { readonly kind: 'recordDeemedWithdrawal' }
  | { readonly kind: 'correct'; readonly changes: ApplicationChanges; readonly reason: string; readonly evidence: string }
  | { readonly kind: 'erase'; readonly subjects: readonly ErasableSubject[]; readonly reason: string; readonly legalBasis: string }
  | IssueDocument
  | ServeDocument
  | { readonly kind: 'closeAsDuplicate'; readonly firstCaseId: string }
  | { readonly kind: 'linkDuplicate'; readonly duplicateCaseId: string; readonly duplicateAgency: string }
  | { readonly kind: 'fireDeadline'; readonly deadlineId: string; readonly generation: number }
  | { readonly kind: 'recomputeDeadline'; readonly deadlineId: string };

/** Told from outside the command: the number drawn for the acceptance. */
export interface IntakeFacts {
  readonly caseNumber?: string;
}

