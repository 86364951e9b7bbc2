import { identityNumberOf } from '@juanzong/intake-domain';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { PersonKey } from './tables.js';

/** How the platform finds a person again. */
export const personKeyOf = ({ vault }: Pick<ServiceRuntime, 'vault'>): PersonKey => (idNumber) => vault.keyedHash('person', identityNumberOf(idNumber));
