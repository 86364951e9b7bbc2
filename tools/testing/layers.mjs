// What a test costs stands in its file name; the layers run in this order.
/** Not more: many start stores, brokers and databases, and each is given so many seconds. */
const twoAtATime = (cores) => Math.min(2, cores);
const alone = () => 1;

/** `e2e` starts whole platforms: they do not share the machine with the cheap ones. `fault` breaks whole clusters, has it to itself and runs by name only. */
const LAYERS = {
  unit: { costs: ['unit'], workers: twoAtATime },
  int: { costs: ['int'], workers: twoAtATime },
  e2e: { costs: ['e2e'], workers: twoAtATime },
  fault: { costs: ['fault'], workers: alone },
};

/** Everything, in two runs: the cheap ones, then the expensive ones. */
const ALL = [{ costs: ['unit', 'int'], workers: twoAtATime }, LAYERS.e2e];

/**
 * The runs that `npm test [unit|int|e2e|fault] [jest options…]` asks for, and what is handed on to jest.
 * @returns {{ runs: { costs: string[], workers: number }[], rest: string[] }}
 */
export function plan(args, cores) {
  const [first, ...others] = args;
  const named = first !== undefined && Object.hasOwn(LAYERS, first);
  const runs = named ? [LAYERS[first]] : ALL;
  return { runs: runs.map(({ costs, workers }) => ({ costs, workers: workers(cores) })), rest: named ? others : args };
}

/** The file pattern of a run. */
export const matchOf = (costs) => costs.map((cost) => `**/*.${cost}.spec.{ts,mjs}`);

const COSTS = Object.keys(LAYERS);

/** Test files whose name does not say what they cost: they would run in no layer. */
export const withoutCost = (files) => files.filter((file) => /\.spec\.(ts|mjs)$/.test(file) && !COSTS.some((cost) => new RegExp(`\\.${cost}\\.spec\\.(ts|mjs)$`).test(file)));
