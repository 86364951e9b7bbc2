export { hasCode } from '../embedded/error-code.js';
export { identify, type ProcessIdentity, runs } from '../embedded/server-record.js';
export { allEnd, signalProcess } from '../embedded/signal-process.js';
export { removeStandalonePostgres } from './remove-standalone-postgres.js';
export { type StandalonePostgres, type StandalonePostgresOptions, startStandalonePostgres } from './start-standalone-postgres.js';
