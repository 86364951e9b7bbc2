import type { Bilingual, Role } from '@juanzong/kernel';
import type { z } from 'zod';
import type { AnswerTable } from '../edge/answer-table.js';
import type { RefusalCatalogue } from '../problem/catalogue.js';

/** One route as the API's documentation shows it. */
export interface RouteDescription {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With a leading slash and Nest's `:name` for parameters. */
  readonly path: string;
  readonly name: string;
  readonly title: Bilingual;
  readonly kind: 'command' | 'actions' | 'query' | 'open';
  /** Absent where any person who is signed in may. An `open` route needs no token. */
  readonly roles?: readonly Role[];
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly answer?: z.ZodType;
  /** A body (command) or an answer (query) as an example. */
  readonly example?: unknown;
  readonly opens?: boolean;
  /** A query that is also answered as Excel. */
  readonly table?: AnswerTable;
}

/** What a controller offers. */
export interface ControllerDescription {
  readonly context: string;
  readonly title: Bilingual;
  readonly catalogue?: RefusalCatalogue;
  readonly routes: readonly RouteDescription[];
}

const DESCRIPTION = 'juanzong:routes';

/** Says what a controller offers, for the API's documentation and the map of refusals. */
export const describeRoutes = (controller: object, description: ControllerDescription): void =>
  Reflect.defineMetadata(DESCRIPTION, description, controller);

export const descriptionOf = (controller: object): ControllerDescription | undefined =>
  Reflect.getMetadata(DESCRIPTION, controller) as ControllerDescription | undefined;
