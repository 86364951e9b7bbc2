import type { RecordedEntry } from '@juanzong/kernel';

/** A forwarding that nobody has settled yet: nobody accepts the application meanwhile. */
export type ForwardingUnderWay = 'PROPOSED' | 'FORWARDED' | 'DISPUTED';

/**
 * What an entry makes of it. Where the answer was not given in time the owner may answer by accepting the application itself:
 * the file is its own already.
 */
export function forwardingAfter(forwarding: ForwardingUnderWay | undefined, { type, data }: RecordedEntry): ForwardingUnderWay | undefined {
  switch (type) {
    case 'cross-region-transfer.ForwardProposed':
      return 'PROPOSED';
    case 'cross-region-transfer.Forwarded':
      return 'FORWARDED';
    case 'cross-region-transfer.ForwardDisputed':
      return 'DISPUTED';
    case 'cross-region-transfer.ProposalWithdrawn':
    case 'cross-region-transfer.ForwardAccepted':
    case 'cross-region-transfer.Designated':
      return undefined;
    case 'cross-region-transfer.DeadlineMissed':
      return (data as { ruleId: string }).ruleId === 'forward-answer' && forwarding === 'FORWARDED' ? undefined : forwarding;
    default:
      return forwarding;
  }
}
