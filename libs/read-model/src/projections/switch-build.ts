import type { DataSource } from 'typeorm';
import { type Build, isBefore } from './build.js';
import { buildsOf, dropBuild, lockProjection, pointViews } from './build-catalogue.js';

/** How long the switch may wait for queries that still read the old build. Shorter than PostgreSQL's deadlock check, so that the switch gives way and not a reader. */
const LOCK_PATIENCE = '500ms';

/**
 * Lets readers see `filling` instead of the live build, in one transaction, and drops the old one.
 * Returns false, and changes nothing, while `filling` is behind what readers already see: a read never goes back.
 */
export async function switchTo(source: DataSource, filling: Build): Promise<boolean> {
  return source.transaction(async (manager) => {
    await lockProjection(manager, filling.projection);
    await manager.query(`SET LOCAL lock_timeout TO '${LOCK_PATIENCE}'`);
    await manager.query('SELECT 1 FROM read_model.build WHERE projection = $1 FOR UPDATE', [filling.projection]);
    const builds = await buildsOf(manager, filling.projection);
    const ours = builds.find((build) => build.number === filling.number);
    if (!ours || ours.state === 'live') return ours !== undefined;
    const live = builds.find((build) => build.state === 'live');
    if (live && isBefore(ours.position, live.position)) return false;
    await pointViews(manager, ours, live?.tables ?? []);
    if (live) await dropBuild(manager, live);
    await manager.query("UPDATE read_model.build SET state = 'live' WHERE number = $1 AND projection = $2", [ours.number, ours.projection]);
    return true;
  });
}
