export { type Ended, type Environment, type Program, type RunningProcess, runToEnd, startProcess } from '../process/start-process.js';
export { LocalCluster, type LocalClusterOptions } from './local-cluster.js';
export { SERVICES, type ServiceName, Services, type ServicesOptions } from './services.js';
export { type FailedStart, Supervisor } from './supervisor.js';
