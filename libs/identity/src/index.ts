export type { PersonaAgency } from './agency.js';
export { BuiltinIssuer, type IssuedToken, type IssuerParts, type UnknownPersona } from './builtin-issuer.js';
export { IdentityController } from './identity.controller.js';
export { builtinIssuer, IdentityModule, type IdentityOptions } from './identity.module.js';
export { isFromLoopback, isLoopbackAddress, isLoopbackHost, type RequestOrigin } from './loopback.js';
export { actorOf, barePersona, lawyerIdOf, type Persona, personasOf, recipientCaseOf, reviewerIdOf } from './persona.js';
export type { AuthProblem, TokenVerifier } from '@juanzong/http';
