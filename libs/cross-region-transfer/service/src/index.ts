export { CrossRegionTransferModule } from './cross-region-transfer.module.js';
export { FORWARDING_QUERIES } from './edge/http/forwardings.queries.js';
export { TRANSFER_ACTIONS } from './edge/http/transfer.actions.js';
export { foldForwarding } from './read/forwardings/fold-forwarding.js';
export { ForwardingEntity, type ForwardingRow } from './read/forwardings/forwarding-row.js';
export { forwardingsProjection } from './read/forwardings/forwardings.projection.js';
export { timeLeft } from './read/forwardings/time-left.js';
export { TransferCommands } from './write/transfer-commands.js';
export { TransferKeeper } from './write/transfer-keeper.js';
