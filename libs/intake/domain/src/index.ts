export { allowedActions as intakeActions, type AllowedAction } from './application.actions.js';
export type { IntakeCommand, IntakeFacts } from './application.commands.js';
export { intakeDecider, type IntakeInput } from './application.decide.js';
export type { IntakeEvent } from './application.events.js';
export { type IntakeCode, intakeRefusals, type IntakeRefusal } from './application.refusals.js';
export type { IntakeState } from './application.state.js';
export { ledgerDecider, type LedgerState, type RegisterCase } from './ledger.js';
export { matterDecider, type MatterCommand, type MatterState } from './matter-claim.js';
export { numbersDecider, type NumbersCommand, type NumbersState } from './numbers.js';
