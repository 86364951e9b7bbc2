import type { Actor, Bilingual, Refusal, Role } from '@juanzong/kernel';
import { z } from 'zod';
import type { AnswerTable } from './answer-table.js';
import { FRESHNESS_QUERY, type Freshness } from './freshness.js';

/** One question that a context answers. */
export interface QueryDefinition<Name extends string = string, Query = unknown> {
  readonly name: Name;
  readonly title: Bilingual;
  /** Below `/api/<context>/v1/`, with `:id` for a case: `cases`, `cases/:id`, `lawyers/:id/load`. */
  readonly path: string;
  /** Any person who is signed in if absent. */
  readonly roles?: readonly Role[];
  /** The query string, with `minRevision` and `minPosition` added; unknown parameters are refused. */
  readonly query: z.ZodObject;
  readonly answer?: z.ZodType;
  readonly example?: unknown;
  /** The answer as a sheet, for `format=xlsx`. */
  readonly table?: AnswerTable;
  /** Never there: carries the type of the parsed query string. */
  readonly _query?: Query;
}

/** A question as the reading side gets it: parsed, authorised, its read model fresh enough. */
export interface QueryRequest<Query = unknown> {
  readonly name: string;
  /** Path parameters by name; `id` that looks like no id is not found. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly actor: Actor;
  readonly correlationId: string;
}

/** The reading side of a context, as its HTTP edge sees it. What `answer` returns is sent as JSON. */
export interface QueryAnswerer {
  answer(request: QueryRequest): Promise<object | Refusal>;
  /** Absent where answers come from the store itself and are always fresh. */
  waitFor?(wanted: Freshness, timeoutMs: number): Promise<boolean>;
}

export interface QueryParts<Name extends string, Shape extends z.ZodRawShape> {
  readonly name: Name;
  readonly title: Bilingual;
  readonly path: string;
  readonly roles?: readonly Role[];
  readonly query?: Shape;
  readonly answer?: z.ZodType;
  readonly example?: unknown;
  readonly table?: AnswerTable;
}

const FORMAT_QUERY = { format: z.enum(['json', 'xlsx']).default('json') };

type QueryOf<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;

/** A question of a context. `query` is the shape of its query string; every value arrives as text, so numbers are `z.coerce.number()`. With a `table` it is also answered as Excel. */
export function defineQuery<Name extends string, Shape extends z.ZodRawShape = Record<never, never>>(
  parts: QueryParts<Name, Shape>,
): QueryDefinition<Name, QueryOf<Shape>> {
  return { ...parts, query: z.strictObject({ ...parts.query, ...FRESHNESS_QUERY, ...(parts.table ? FORMAT_QUERY : {}) }) };
}
