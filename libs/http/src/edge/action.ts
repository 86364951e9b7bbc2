import type { Bilingual, Role } from '@juanzong/kernel';
import { z } from 'zod';
import { deepStrict } from './deep-strict.js';

/** One thing that a person may do to a file, as the HTTP edge knows it. */
export interface ActionDefinition<Name extends string = string, Body = unknown> {
  /** kebab-case, as in the domain's allowed actions. */
  readonly name: Name;
  readonly title: Bilingual;
  /** Who may do it at all; state and agency are the decider's matter. */
  readonly roles: readonly Role[];
  /** Unknown fields are refused at every depth. `occurredOn` is the edge's own and may not be declared. */
  readonly body: z.ZodType<Body>;
  /** Opens a file: `POST /api/<context>/v1/<collection>`, without an id. */
  readonly opens: boolean;
  /** `cases` unless told; the path segment before the id. */
  readonly collection: string;
  /** A body that is accepted, for the API's documentation. */
  readonly example?: unknown;
}

export interface ActionParts<Name extends string, Body> {
  readonly name: Name;
  readonly title: Bilingual;
  readonly roles: readonly Role[];
  readonly body: z.ZodType<Body>;
  readonly opens?: boolean;
  readonly collection?: string;
  readonly example?: unknown;
}

/** @throws Error for a name that is not kebab-case, a body that declares `occurredOn`, or an example that the body refuses. */
export function defineAction<Name extends string, Body>(parts: ActionParts<Name, Body>): ActionDefinition<Name, Body> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(parts.name)) throw new Error(`not an action name: ${parts.name}`);
  if (parts.body instanceof z.ZodObject && 'occurredOn' in parts.body.shape) throw new Error(`${parts.name}: occurredOn belongs to the edge`);
  const body = deepStrict(parts.body);
  const tried = parts.example === undefined ? undefined : body.safeParse(parts.example);
  if (tried?.error) throw new Error(`${parts.name}: the example is refused`, { cause: tried.error });
  return { ...parts, body, opens: parts.opens ?? false, collection: parts.collection ?? 'cases' };
}

/** The body of an action, as its handler gets it. */
export type BodyOf<A> = A extends ActionDefinition<string, infer Body> ? Body : never;
