import type { Instant } from '@juanzong/kernel';
import { chance } from './choice/chance.js';
import { choose, type Intention, type Option } from './choice/choose.js';
import type { PlatformHttp } from './platform/platform.js';
import { asksOf, everybody } from './players/asks.js';
import { playerOf } from './players/players.js';
import type { Ledger } from './report/ledger.js';
import type { World } from './world.js';

export interface OutlookParts {
  readonly seed: number;
  readonly platform: Pick<PlatformHttp, 'allowed'>;
  readonly world: Pick<World, 'situation'>;
  readonly ledger: Pick<Ledger, 'unknown' | 'overlooked'>;
  /** Every context that offers actions on cases. */
  readonly contexts: readonly string[];
}

/** One file in so many is looked through thoroughly, to find what nobody would have asked for. */
const THOROUGH = 0.02;

/** Under which name refusals are counted: of one action, since the last entry of the file that counts. */
export const refusalsOf = (id: string, revision: number, { context, action }: Pick<Option, 'context' | 'action'>): string => `${id} ${revision} ${context} ${action}`;

/** What happens next in a file: everybody concerned looks what they may do, and whoever is first will do it. Undefined where nobody means to. */
export async function intentionIn(id: string, now: Instant, { seed, platform, world, ledger, contexts }: OutlookParts, refused: (what: string) => number): Promise<Intention | undefined> {
  const situation = world.situation(id, now);
  const { revision } = situation.book.anchor;
  const asks = asksOf(situation);
  const thorough = chance(seed, 'thorough', id, revision) < THOROUGH;
  const options = new Map<string, Option & { personas: string[] }>();
  const looked = thorough ? [...asks, ...everybody(situation, contexts).filter(({ context, persona }) => !asks.some((ask) => ask.context === context && ask.persona === persona))] : asks;
  const allowed = await Promise.all(looked.map(({ context, persona }) => platform.allowed(persona, context, id)));
  looked.forEach(({ context, persona }, i) => {
    for (const action of allowed[i] ?? []) {
      if (!playerOf({ context, action })) ledger.unknown(context, action, persona);
      // What only the thorough look found is reported and not done: whether it is found must not change a history.
      if (i >= asks.length) {
        if (!options.has(`${context}.${action}`)) ledger.overlooked(context, action, persona);
        continue;
      }
      const option = options.get(`${context}.${action}`) ?? { context, action, personas: [] };
      option.personas.push(persona);
      options.set(`${context}.${action}`, option);
    }
  });
  return choose(situation, [...options.values()], playerOf, (option) => refused(refusalsOf(id, revision, option)));
}
