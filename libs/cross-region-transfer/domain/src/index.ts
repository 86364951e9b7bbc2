export { allowedActions as transferActions, type AllowedAction } from './transfer.actions.js';
export type { TransferCommand } from './transfer.commands.js';
export { transferDecider } from './transfer.decide.js';
export type { TransferEvent } from './transfer.events.js';
export { type TransferCode, transferRefusals, type TransferRefusal } from './transfer.refusals.js';
export type { TransferState } from './transfer.state.js';
