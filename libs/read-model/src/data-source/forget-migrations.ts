import type { QueryRunner } from 'typeorm';
import { z } from 'zod';

const found = z.tuple([z.object({ noted: z.boolean(), missing: z.boolean() })]);
const OWN = ['read_model.build'];

/** Where the database says that it was migrated and a table is missing all the same, somebody dropped it: the note goes too, so that everything is made again. */
export async function forgetMigrations(runner: QueryRunner, tables: readonly string[]): Promise<void> {
  const rows: unknown = await runner.query(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS noted, coalesce(bool_or(to_regclass(name) IS NULL), false) AS missing FROM unnest($1::text[]) AS name`,
    [[...OWN, ...tables]],
  );
  const [{ noted, missing }] = found.parse(rows);
  if (!missing) return;
  await runner.query('CREATE SCHEMA IF NOT EXISTS public');
  if (noted) await runner.query('DROP TABLE public.migrations');
}
