import { positionStoreConformance } from '../conformance/index.js';
import { MemoryPositionStore } from './memory-position-store.js';

positionStoreConformance('the store in memory', () => Promise.resolve(new MemoryPositionStore()));
