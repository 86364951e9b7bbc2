import { deadlinesProjection } from '@juanzong/deadlines';
import type { DueDeadline } from '@juanzong/service-kit';
import type { Log } from '@juanzong/observability';
import { BEFORE_FIRST } from '@juanzong/messaging';
import type { Sealer } from '@juanzong/sealing-service';
import { setTimeout as sleep } from 'node:timers/promises';
import { nextDue } from '../../simulation/next-due.js';
import type { Simulation } from '../../simulation/simulation.js';
import { TimeMachine } from '../../simulation/time-machine.js';
import type { Reading } from '../cluster-service.js';
import { TIME_SECRET } from './time-secret.js';

/** The services that go by the clock, and where each answers. */
export type TimeFollowers = ReadonlyMap<string, string>;

interface Parts {
  readonly simulation: Simulation;
  readonly followers: TimeFollowers;
  readonly secret: string;
  readonly headNow: () => Promise<bigint | undefined>;
  readonly reading: Reading;
  /** Every read model of the platform. */
  readonly projections: readonly string[];
  readonly sealer: Pick<Sealer, 'run'>;
  readonly log: Log;
}

const SHOWN_WITHIN_MS = 60_000;
const TRIES = 100;
const TRY_AGAIN_MS = 200;

/**
 * Virtual time of a cluster: this service moves the clock of all of them, tells each keeper what came due, and knows when nothing
 * follows any more. A follower that is just starting again is waited for.
 */
export function openTime({ simulation, followers, secret, headNow, reading: { dataSource, waits }, projections, sealer, log }: Parts): void {
  const tell = async (context: string, what: string, body: object): Promise<void> => {
    const url = followers.get(context);
    if (url === undefined) throw new Error(`no address of ${context} in JUANZONG_SERVICES`);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await fetch(`${url}/internal/time/${what}`, { method: 'POST', headers: { [TIME_SECRET]: secret, 'content-type': 'application/json' }, body: JSON.stringify(body) });
        if (answer.status === 204) return;
        throw new Error(`${context} answered ${answer.status} to ${what}: ${await answer.text()}`);
      } catch (error) {
        if (attempt === TRIES) throw error;
        await sleep(TRY_AGAIN_MS);
      }
    }
  };
  const tellAll = (what: string, body: object): Promise<unknown> => Promise.all([...followers.keys()].map((context) => tell(context, what, body)));
  const head = async (): Promise<bigint> => (await headNow()) ?? BEFORE_FIRST;
  const settle = async (shownBy: readonly string[]): Promise<void> => {
    for (let upTo = await head(); ; ) {
      await tellAll('quiet', { upTo: String(upTo) });
      await Promise.all(shownBy.map((projection) => shown(projection, upTo)));
      const now = await head();
      if (now === upTo) return;
      upTo = now;
    }
  };
  const shown = async (projection: string, upTo: bigint): Promise<void> => {
    if (upTo > BEFORE_FIRST && !(await waits.waitFor(projection, upTo, SHOWN_WITHIN_MS))) throw new Error(`the read model ${projection} does not reach ${upTo}`);
  };
  const machine = new TimeMachine({
    clock: simulation.clock,
    moved: async () => void (await tellAll('clock', { to: simulation.clock.now() })),
    rest: () => settle([deadlinesProjection.name]),
    nextDue: (except) => nextDue(dataSource, except),
    fire: ({ context, caseId, deadlineId, generation }) => tell(context, 'fire', { caseId, deadlineId, generation } satisfies DueDeadline),
    dayOver: async () => void (await sealer.run()),
    recompute: () => tellAll('recompute', {}),
    onFailure: ({ caseId, deadlineId, ruleId }, err) => log.error({ caseId, deadlineId, rule: ruleId, err }, 'deadline could not be fired'),
  });
  const parked = async (): Promise<number> => {
    const [row] = await dataSource.query<{ parked: number }[]>('SELECT count(*)::int AS parked FROM parked_stream');
    return row?.parked ?? 0;
  };
  simulation.open({ rest: { ofEverything: () => settle(projections), ofReactions: () => settle([]) }, machine, parked });
}
