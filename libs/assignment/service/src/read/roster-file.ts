import { exportRoster, type RosterExport, rosterStream } from '@juanzong/case-file';
import { type Actor, refuse, type Refusal } from '@juanzong/kernel';
import { ownershipRefusal, type ServiceRuntime } from '@juanzong/service-kit';

export interface RosterFileRequest {
  readonly pool: string;
  readonly actor: Actor;
  /** Only as far as this case's draws need it: up to the last of them and what came of it. */
  readonly upToCase?: string | undefined;
}

/** The roster of a pool as it is stored, signed, for anybody to draw its lawyers again. Whoever belongs to an agency gets that agency's alone. */
export async function rosterFile(runtime: ServiceRuntime, { pool, actor, upToCase }: RosterFileRequest): Promise<RosterExport | Refusal> {
  const notOwn = actor.role === 'assigner' ? ownershipRefusal(pool, actor) : undefined;
  if (notOwn) return notOwn;
  const file = await runtime.cabinet.open(rosterStream(pool));
  const end = upToCase === undefined ? file.entries.length : lastOf(file.entries.map(({ recorded }) => recorded), upToCase) + 1;
  const filed = file.entries.slice(0, end);
  const last = filed.at(-1);
  if (!last) return refuse('assignment.roster-unknown', { pool });
  const parts = { clock: runtime.clock.kind, stream: file.stream, exportedAt: runtime.clock.now(), entries: filed.map(({ entry }) => entry), position: last.position };
  return exportRoster(parts, runtime.vault.signer());
}

/** The place of the last draw for a case, or of its settlement; −1 if none was drawn. */
function lastOf(entries: readonly { readonly type: string; readonly data: unknown }[], caseId: string): number {
  const drawn = new Set<unknown>();
  return entries.reduce((last, { type, data }, index) => {
    if (!type.startsWith('assignment.Turn')) return last;
    const turn = data as { readonly drawId: string; readonly caseId?: string };
    if (turn.caseId === caseId) drawn.add(turn.drawId);
    return drawn.has(turn.drawId) ? index : last;
  }, -1);
}
