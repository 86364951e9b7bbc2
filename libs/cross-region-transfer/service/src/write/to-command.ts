import type { TransferCommand } from '@juanzong/cross-region-transfer-domain';
import type { CommandRequest } from '@juanzong/http';

type Of<K extends TransferCommand['kind']> = Omit<Extract<TransferCommand, { kind: K }>, 'kind'>;

/** The command that an action asks for. Its body was parsed by the action's own schema. */
export function toCommand({ action, body }: Pick<CommandRequest, 'action' | 'body'>): TransferCommand {
  switch (action) {
    case 'propose-forwarding':
      return { kind: 'propose', ...(body as Of<'propose'>) };
    case 'withdraw-proposal':
      return { kind: 'withdrawProposal', ...(body as Of<'withdrawProposal'>) };
    case 'agree-materials':
      return { kind: 'agreeMaterials', ...(body as Of<'agreeMaterials'>) };
    case 'record-interview':
      return { kind: 'recordInterview', ...(body as Of<'recordInterview'>) };
    case 'forward':
      return { kind: 'forward' };
    case 'accept-forwarding':
      return { kind: 'accept' };
    case 'dispute-forwarding':
      return { kind: 'dispute', ...(body as Of<'dispute'>) };
    case 'designate':
      return { kind: 'designate', ...(body as Of<'designate'>) };
    default:
      throw new Error(`no such action of cross-region transfer: ${action}`);
  }
}
