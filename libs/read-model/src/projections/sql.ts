import type { EntityManager } from 'typeorm';
import { z } from 'zod';

/** Table of a build that knows how far each stream has come; two underscores keep it apart from a projection's own. */
export const STREAMS_TABLE = '__streams';

// A schema that is used is compiled: each of these stands outside of what uses it.
const YES_OR_NO = z.array(z.object({ yes: z.boolean() }));

/** Quotes a name for SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Until the transaction ends, unqualified names mean the tables of `schema`. */
export async function useSchema(manager: EntityManager, schema: string): Promise<void> {
  await manager.query(`SET LOCAL search_path TO ${quoted(schema)}`);
}

/** Whether a query that selects one boolean named `yes` says so. */
export async function holds(manager: EntityManager, text: string, values: unknown[]): Promise<boolean> {
  const rows: unknown = await manager.query(text, values);
  return YES_OR_NO.parse(rows)[0]?.yes ?? false;
}
