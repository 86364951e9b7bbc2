import type { EventContract } from '@juanzong/kernel';
import { agencySealedV1 } from './events/agency-sealed.v1.js';

/** Everything sealing writes; nobody else may append these. */
export const sealingContracts: readonly EventContract[] = [agencySealedV1];
