export { type Figure, type Goal, isMet } from './figure.js';
export { type LivedRun, liveMany, type RunOptions } from './lifecycle/live-many.js';
