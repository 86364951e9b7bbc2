export { allContracts, platformRegistry } from './contracts.js';
export { foundStore, OtherClockError } from './found-store.js';
export { openRuntime, type OpenRuntime, type RuntimeParts } from './open-runtime.js';
export { VirtualClock } from './simulation/virtual-clock.js';
export { realClock } from './real-clock.js';
export { type Platform, type PlatformOptions, startPlatform } from './platform.js';
