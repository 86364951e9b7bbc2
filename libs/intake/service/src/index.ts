export { INTAKE_ACTIONS } from './edge/http/intake.actions.js';
export { IntakeModule } from './intake.module.js';
export { IntakeCommands } from './write/intake-commands.js';
export { IntakeReactions } from './write/intake-reactions.js';
