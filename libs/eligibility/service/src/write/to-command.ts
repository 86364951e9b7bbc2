import type { EligibilityCommand } from '@juanzong/eligibility-domain';
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
    default:
      throw new Error(`no such action of eligibility: ${action}`);
  }
}
