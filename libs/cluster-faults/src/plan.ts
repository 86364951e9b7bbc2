import { Seeded } from '@juanzong/testing/e2e';
import { randomUUID } from 'node:crypto';

const SHORT_OUTAGE_SECONDS = 10;
const LONG_OUTAGE_SECONDS = 60;

/** How long and how often the suite breaks things. */
export interface Plan {
  /** Only what is quickly over. */
  readonly brief: boolean;
  /** How often every fault happens. */
  readonly rounds: number;
  /** For so many minutes faults happen in any order, after the rounds. */
  readonly minutes: number;
  /** How long a component stays away. */
  readonly outageMs: number;
  readonly random: Seeded;
}

type Env = Readonly<Record<string, string | undefined>>;

function whole(env: Env, name: string, otherwise: number): number {
  const text = env[name] ?? String(otherwise);
  if (!/^\d{1,4}$/.test(text)) throw new Error(`${name} 应为整数，而非 / has to be a whole number, not ${text}`);
  return Number(text);
}

/** What `tools/test-faults.mjs` was asked for. @throws Error for what is no number */
export function planOf(env: Env): Plan {
  const minutes = whole(env, 'JUANZONG_FAULTS_MINUTES', 0);
  const rounds = whole(env, 'JUANZONG_FAULTS_ROUNDS', 1);
  const long = minutes > 0 || rounds > 1;
  const outageMs = 1_000 * whole(env, 'JUANZONG_FAULTS_OUTAGE', long ? LONG_OUTAGE_SECONDS : SHORT_OUTAGE_SECONDS);
  return { brief: env['JUANZONG_FAULTS_BRIEF'] === '1', rounds, minutes, outageMs, random: new Seeded(env['JUANZONG_FAULTS_SEED'] ?? randomUUID()) };
}

/** So many rounds of everything: the first as it stands, the others in an order of their own. */
export const roundsOf = <T>(items: readonly T[], { rounds, random }: Pick<Plan, 'rounds' | 'random'>): T[] =>
  Array.from({ length: rounds }, (_, round) => (round === 0 ? [...items] : shuffled(items, random))).flat();

/** In an order that follows from the seed. */
export const shuffled = <T>(items: readonly T[], random: Pick<Seeded, 'next'>): T[] =>
  items.map((item) => ({ item, place: random.next() })).sort((a, b) => a.place - b.place).map(({ item }) => item);
