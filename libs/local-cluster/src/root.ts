import { fileURLToPath } from 'node:url';

/** The root of the checkout; src/ and dist/ are equally deep. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));
