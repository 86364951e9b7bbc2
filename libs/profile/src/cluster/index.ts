export type { ClusterService, Reading, ServiceWork } from './cluster-service.js';
export { runRelay, runService } from './run.js';
export { type RunningService, startService } from './start-service.js';
export { startRelay } from './start-relay.js';
export { sealerOf, startSealing } from '../start-sealing.js';
