export { type ComponentInstance } from '../instance/component-instance.js';
export { startComponent, type StartOptions } from '../start-component.js';
export { clusterComponents } from './cluster-components.js';
export { describeCluster, describeStartable } from './describe-startable.js';
export { type Components, describeWith } from './describe-with.js';
export type { FoundComponent } from './find-component.js';
export { temporaryClusterFolder } from './temporary-cluster-folder.js';
