export { type Problem, type ProblemCode, PROBLEMS } from './problems.js';
export type { DisclosedField, VerificationReport } from './report.js';
export { verifyExport, type VerifyOptions } from './verify-export.js';
