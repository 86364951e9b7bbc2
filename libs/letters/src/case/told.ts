import type { agreementSignedV1, caseClosedV1, providerAssignedV1 } from '@juanzong/assignment-contracts';
import type { forwardedV1, materialsListAgreedV1 } from '@juanzong/cross-region-transfer-contracts';
import type { advanceAidGrantedV1, aidGrantedV1, aidRefusedV1, decisionServedV1 } from '@juanzong/eligibility-contracts';
import type { applicationAcceptedV1, applicationReceivedV1, documentIssuedV1, documentServedV1, materialsSuppliedV1, supplementRequestedV1 } from '@juanzong/intake-contracts';
import { type DataOf, occurredDate, type OccurredAt } from '@juanzong/kernel';

/** An entry of the file, its personal fields opened or not: whether a letter can be written needs none of them. */
export interface FiledEntry {
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: OccurredAt;
  readonly agency: string;
  readonly corrects?: string | undefined;
  readonly data: unknown;
}

/** What an entry said, by whom it was answered for, and when. */
export interface Said<Contract> {
  readonly eventId: string;
  readonly agency: string;
  readonly on: string;
  readonly data: DataOf<Contract>;
}

/** What the entries of a case tell, as far as a letter speaks of it. */
export interface Told {
  readonly received?: Said<typeof applicationReceivedV1>;
  /** The correction in force of what was received. */
  readonly corrected?: string;
  readonly supplied: readonly Said<typeof materialsSuppliedV1>[];
  readonly noticed?: Said<typeof supplementRequestedV1>;
  readonly accepted?: Said<typeof applicationAcceptedV1>;
  readonly advance?: Said<typeof advanceAidGrantedV1>;
  readonly granted?: Said<typeof aidGrantedV1>;
  readonly refused?: Said<typeof aidRefusedV1>;
  readonly decisionServed?: Said<typeof decisionServedV1>;
  readonly assigned?: Said<typeof providerAssignedV1>;
  readonly agreement?: Said<typeof agreementSignedV1>;
  readonly agreedList?: Said<typeof materialsListAgreedV1>;
  readonly forwarded?: Said<typeof forwardedV1>;
  readonly closed?: Said<typeof caseClosedV1>;
  readonly issued: readonly Said<typeof documentIssuedV1>[];
  readonly served: readonly Said<typeof documentServedV1>[];
}

/** Folds the entries of a case, in order. */
export const told = (entries: readonly FiledEntry[]): Told => entries.reduce(after, { supplied: [], issued: [], served: [] });

function after(before: Told, entry: FiledEntry): Told {
  const said = <Contract>(): Said<Contract> => ({ eventId: entry.eventId, agency: entry.agency, on: occurredDate(entry.occurredAt), data: entry.data as DataOf<Contract> });
  switch (entry.type) {
    case 'intake.ApplicationReceived':
      return { ...before, received: said() };
    case 'intake.ApplicationReceivedCorrected':
      return before.received ? { ...before, received: { ...before.received, data: entry.data as DataOf<typeof applicationReceivedV1> }, corrected: entry.eventId } : before;
    case 'intake.MaterialsSupplied':
      return { ...before, supplied: [...before.supplied, said()] };
    case 'intake.SupplementRequested':
      return { ...before, noticed: said() };
    case 'intake.ApplicationAccepted':
      return { ...before, accepted: said() };
    case 'eligibility.AdvanceAidGranted':
      return { ...before, advance: said() };
    case 'eligibility.AidGranted':
      return { ...before, granted: said() };
    case 'eligibility.AidRefused':
      return { ...before, refused: said() };
    case 'eligibility.DecisionServed':
      return { ...before, decisionServed: said() };
    case 'assignment.ProviderAssigned':
      return { ...before, assigned: said() };
    case 'assignment.AssignmentDeclined':
    case 'assignment.ProviderRelieved': {
      const { assigned: _lost, ...rest } = before;
      return rest;
    }
    case 'assignment.AgreementSigned':
      return { ...before, agreement: said() };
    case 'cross-region-transfer.MaterialsListAgreed':
      return { ...before, agreedList: said() };
    case 'cross-region-transfer.Forwarded':
      return { ...before, forwarded: said() };
    case 'assignment.CaseClosed':
      return { ...before, closed: said() };
    case 'intake.DocumentIssued':
      return { ...before, issued: [...before.issued, said()] };
    case 'intake.DocumentServed':
      return { ...before, served: [...before.served, said()] };
    default:
      return before;
  }
}
