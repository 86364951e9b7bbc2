import type { ComponentName } from './component.js';

/** The environment variable that names a component for specs; no service reads it. */
export const testVariable = (name: ComponentName): string => `JUANZONG_TEST_${name.toUpperCase().replaceAll('-', '_')}`;

/** Set to `required`, it makes a missing component a failure instead of a skipped spec. */
export const REQUIRED_VARIABLE = 'JUANZONG_TEST_CLUSTER';
