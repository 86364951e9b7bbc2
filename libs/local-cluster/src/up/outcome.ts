import type { Bilingual } from '@juanzong/kernel';
import type { Component, Environment } from '../component.js';

/** By which way a component is there: named by the environment, running already, somebody else's at the standard port, started now, or in a container. */
export type Way = 'given' | 'running' | 'elsewhere' | 'started' | 'container';

/** What came of the wish to have a component. */
export type Outcome = { readonly component: Component; readonly milliseconds: number } & (
  | { readonly how: Way; readonly environment: Environment }
  | { readonly how: 'missing'; readonly needs: Bilingual }
  | { readonly how: 'failed'; readonly problem: string }
);
