export { CaseBook, fieldOf, textOf } from './case-book.js';
export { spanOf } from './desk/deliveries.js';
export type { Told } from './platform/answers.js';
export { PlatformError } from './platform/platform.js';
export { Ledger } from './report/ledger.js';
export { type Simulated, simulate, type SimulateOptions } from './simulate.js';
export { World } from './world.js';
export { type Story, type WhatHappened, whatHappened } from './report/summary.js';
