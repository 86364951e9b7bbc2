import type { Section } from '../run.js';
import { appends } from './appends.js';
import { growing } from './growing.js';
import { lifecycles } from './lifecycles.js';
import { reads } from './reads.js';
import { stages } from './stages.js';

/** Everything that is measured, in this order. */
export const SECTIONS: readonly Section[] = [appends, reads, lifecycles, growing, stages];
