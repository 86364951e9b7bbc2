import type { EligibilityCommand, FoundFinding } from '@juanzong/eligibility-domain';
import type { CommandRequest } from '@juanzong/http';

type Of<K extends EligibilityCommand['kind']> = Omit<Extract<EligibilityCommand, { kind: K }>, 'kind'>;

/** The command that an action asks for. Its body was parsed by the action's own schema. */
export function toCommand({ action, body }: Pick<CommandRequest, 'action' | 'body'>): EligibilityCommand {
  switch (action) {
    case 'verify-means':
      return { kind: 'verifyMeans', ...(body as Of<'verifyMeans'>) };
    case 'propose-decision':
      return { kind: 'propose', ...(body as Of<'propose'>) };
    case 'approve-decision':
      return { kind: 'approve' };
    case 'return-decision':
      return { kind: 'returnProposal', ...(body as Of<'returnProposal'>) };
    case 'serve-decision':
      return { kind: 'serve', ...(body as Of<'serve'>) };
    case 'reuse-hardship-finding': {
      const { caseId: fromCase, found } = body as { caseId: string; found: FoundFinding };
      return { kind: 'reuseFinding', fromCase, found };
    }
    case 'decide-instantly':
      return { kind: 'decideInstantly', ...(body as Of<'decideInstantly'>) };
    case 'grant-advance-aid':
      return { kind: 'grantAdvanceAid', ...(body as Of<'grantAdvanceAid'>) };
    case 'revoke-advance-aid':
      return { kind: 'revokeAdvanceAid', ...(body as Of<'revokeAdvanceAid'>) };
    case 'file-objection':
      return { kind: 'fileObjection', ...(body as Of<'fileObjection'>) };
    case 'withdraw-objection':
      return { kind: 'withdrawObjection', ...(body as Of<'withdrawObjection'>) };
    case 'decide-objection':
      return { kind: 'decideObjection', ...(body as Of<'decideObjection'>) };
    case 'report-ground':
      return { kind: 'reportGround', ...(body as Of<'reportGround'>) };
    case 'terminate-aid':
      return { kind: 'terminate', ...(body as Of<'terminate'>) };
    case 'record-false-commitment':
      return { kind: 'recordFalseCommitment', ...(body as Of<'recordFalseCommitment'>) };
    case 'order-cost-recovery':
      return { kind: 'orderCostRecovery', ...(body as Of<'orderCostRecovery'>) };
    default:
      throw new Error(`no such action of eligibility: ${action}`);
  }
}
