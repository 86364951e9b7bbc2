export { INTAKE_ACTIONS } from './edge/http/intake.actions.js';
export { DOCUMENT_BODY_LIMITS, DOCUMENT_KINDS, DOCUMENT_MEDIA_TYPES, MAX_DOCUMENT_BYTES } from './documents/document-upload.js';
export { IntakeModule } from './intake.module.js';
export { IntakeCommands } from './write/intake-commands.js';
export { IntakeReactions } from './write/intake-reactions.js';
