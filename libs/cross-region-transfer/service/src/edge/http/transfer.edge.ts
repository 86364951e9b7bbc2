import { transferRefusals } from '@juanzong/cross-region-transfer-domain';
import { commandController } from '@juanzong/http';
import { documentReferenceRefusals, ownershipRefusals, policyRefusals } from '@juanzong/service-kit';
import { TransferCommands } from '../../write/transfer-commands.js';
import { TRANSFER_ACTIONS } from './transfer.actions.js';

/** `/api/cross-region-transfer/v1`: from the proposal of a forwarding to its acceptance or a designation. */
export const TransferHttp = commandController({
  context: 'cross-region-transfer', title: { zh: '转交', en: 'Cross-region transfer' }, actions: TRANSFER_ACTIONS, executor: TransferCommands,
  catalogue: { ...transferRefusals, ...policyRefusals, ...ownershipRefusals, ...documentReferenceRefusals },
});
