import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Build, buildsFrom, schemaOf } from './build.js';
import type { Projection } from './projection.js';
import { holds, quoted, STREAMS_TABLE, useSchema } from './sql.js';

/** A newer program has already rebuilt this read model; this one must not write to it. */
export class Superseded extends Error {}

/** The builds to follow. */
export interface Plan {
  readonly live: Build;
  readonly filling: Build | undefined;
}

/** All builds of a projection, oldest first. */
export async function buildsOf(manager: EntityManager, projection: string): Promise<Build[]> {
  const rows: unknown = await manager.query(
    'SELECT number, version, state, position::text, tables FROM read_model.build WHERE projection = $1 ORDER BY number',
    [projection],
  );
  return buildsFrom(projection, rows);
}

/** Instances that decide about the builds of one projection take turns until their transactions end. */
export async function lockProjection(manager: EntityManager, projection: string): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('read-model/' || $1, 0))", [projection]);
}

async function complete(manager: EntityManager, build: Build): Promise<boolean> {
  const names = [...build.tables, STREAMS_TABLE];
  const found = 'SELECT count(*) = $3 AS yes FROM pg_tables WHERE schemaname = $1 AND tablename = ANY($2)';
  return holds(manager, found, [schemaOf(build), names, names.length]);
}

/** Forgets a build and its tables. */
export async function dropBuild(manager: EntityManager, build: Build): Promise<void> {
  await manager.query('DELETE FROM read_model.build WHERE number = $1 AND projection = $2', [build.number, build.projection]);
  await manager.query(`DROP SCHEMA IF EXISTS ${quoted(schemaOf(build))} CASCADE`);
}

/** Makes an empty build: its schema, the projection's tables, its row. Throws when `create` did not make what it says. */
export async function createBuild(manager: EntityManager, projection: Projection, state: Build['state']): Promise<Build> {
  const rows: unknown = await manager.query(
    `INSERT INTO read_model.build (projection, version, state, tables) VALUES ($1, $2, $3, $4)
     RETURNING number, version, state, position::text, tables`,
    [projection.name, projection.version, state, projection.tables],
  );
  const build = buildsFrom(projection.name, rows)[0];
  if (!build) throw new Error(`no build of ${projection.name} was made`);
  const schema = schemaOf(build);
  await manager.query(`DROP SCHEMA IF EXISTS ${quoted(schema)} CASCADE`);
  await manager.query(`CREATE SCHEMA ${quoted(schema)}`);
  await useSchema(manager, schema);
  await manager.query(`CREATE TABLE ${STREAMS_TABLE} (stream text PRIMARY KEY, revision bigint NOT NULL)`);
  await projection.create(manager, schema);
  await manager.query('SET LOCAL search_path TO DEFAULT');
  if (!(await complete(manager, build))) throw new Error(`${projection.name}.create did not make the tables ${projection.tables.join(', ')}`);
  return build;
}

/** Lets the stable names mean the tables of `build`; the names `before` meant are given up. */
export async function pointViews(manager: EntityManager, build: Build, before: readonly string[]): Promise<void> {
  for (const table of new Set([...before, ...build.tables])) await manager.query(`DROP VIEW IF EXISTS public.${quoted(table)}`);
  for (const table of build.tables) {
    await manager.query(`CREATE VIEW public.${quoted(table)} AS TABLE ${quoted(schemaOf(build))}.${quoted(table)}`);
  }
}

/** Whether the rows of a build, its checkpoint or the names by which readers find them are gone: somebody dropped them. */
export async function isGone(source: DataSource, build: Build): Promise<boolean> {
  const noted = await holds(source.manager, "SELECT to_regclass('read_model.build') IS NOT NULL AS yes", []);
  if (!noted || !(await isKnown(source.manager, build)) || !(await complete(source.manager, build))) return true;
  return build.state === 'live' && !(await viewsStand(source.manager, build));
}

function isKnown(manager: EntityManager, { number, projection }: Build): Promise<boolean> {
  return holds(manager, 'SELECT EXISTS (SELECT 1 FROM read_model.build WHERE number = $1 AND projection = $2) AS yes', [number, projection]);
}

async function viewsStand(manager: EntityManager, build: Build): Promise<boolean> {
  const found = `SELECT count(*) = $3 AS yes FROM information_schema.view_table_usage
    WHERE view_schema = 'public' AND view_name = ANY($1) AND table_schema = $2`;
  return holds(manager, found, [build.tables, schemaOf(build), build.tables.length]);
}

const SCHEMA_NAMES = z.array(z.object({ nspname: z.string() }));

/** Schemas that look like builds and are none: left by a switch that was cut short. */
async function dropLeftovers(manager: EntityManager, projection: string, builds: readonly Build[]): Promise<void> {
  const rows: unknown = await manager.query('SELECT nspname FROM pg_namespace WHERE nspname ~ $1', [`^${projection}__b[0-9]+$`]);
  const known = new Set(builds.map(schemaOf));
  for (const { nspname } of SCHEMA_NAMES.parse(rows)) {
    if (!known.has(nspname)) await manager.query(`DROP SCHEMA ${quoted(nspname)} CASCADE`);
  }
}

async function soundBuilds(manager: EntityManager, projection: Projection): Promise<Build[]> {
  const sound: Build[] = [];
  for (const build of await buildsOf(manager, projection.name)) {
    const obsolete = build.state === 'filling' && build.version < projection.version;
    if (!obsolete && (await complete(manager, build))) sound.push(build);
    else await dropBuild(manager, build);
  }
  await dropLeftovers(manager, projection.name, sound);
  return sound;
}

/**
 * Brings the builds of a projection into a state to go on from. The first build ever is read at once, while it fills;
 * a build of an older version stays readable while one of this version is filled beside it. Builds whose tables are
 * gone are made anew. Rejects with `Superseded` when there is a build of a newer version instead.
 */
export async function reconcileBuilds(source: DataSource, projection: Projection): Promise<Plan> {
  return source.transaction(async (manager) => {
    await lockProjection(manager, projection.name);
    const builds = await soundBuilds(manager, projection);
    const live = builds.find((build) => build.state === 'live') ?? (await createBuild(manager, projection, 'live'));
    if (!(await viewsStand(manager, live))) await pointViews(manager, live, []);
    const filling = builds.find((build) => build.state === 'filling' && build.version === projection.version);
    if (filling || live.version === projection.version) return { live, filling };
    const newest = Math.max(...builds.map((build) => build.version));
    if (newest > projection.version) {
      throw new Superseded(`${projection.name} is of version ${newest} already; this program knows version ${projection.version}`);
    }
    return { live, filling: await createBuild(manager, projection, 'filling') };
  });
}

/** Makes a build to be filled beside the live one, unless one is being filled already. Returns its number. */
export async function beginRebuild(source: DataSource, projection: Projection): Promise<number> {
  return source.transaction(async (manager) => {
    await lockProjection(manager, projection.name);
    const filling = (await buildsOf(manager, projection.name)).find((build) => build.state === 'filling');
    if (filling?.version === projection.version) return filling.number;
    if (filling) await dropBuild(manager, filling);
    return (await createBuild(manager, projection, 'filling')).number;
  });
}
