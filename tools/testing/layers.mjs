// What a test costs stands in its file name; the layers run in this order.
const PARALLEL = 2;

/** `e2e` starts whole platforms: they do not share the machine with the cheap ones. `fault` breaks whole clusters, has it to itself and runs by name only. */
const LAYERS = {
  unit: { costs: ['unit'], workers: PARALLEL },
  int: { costs: ['int'], workers: PARALLEL },
  e2e: { costs: ['e2e'], workers: PARALLEL },
  fault: { costs: ['fault'], workers: 1 },
};

/** Everything, in two runs: the cheap ones, then the expensive ones. */
const ALL = [{ costs: ['unit', 'int'], workers: PARALLEL }, LAYERS.e2e];

/**
 * The runs that `npm test [unit|int|e2e|fault] [jest options…]` asks for, and what is handed on to jest.
 * @returns {{ runs: { costs: string[], workers: number }[], rest: string[] }}
 */
export function plan(args, cores) {
  const [first, ...others] = args;
  const named = first !== undefined && Object.hasOwn(LAYERS, first);
  const runs = named ? [LAYERS[first]] : ALL;
  return { runs: runs.map((run) => ({ ...run, workers: Math.max(1, Math.min(run.workers, cores)) })), rest: named ? others : args };
}

/** The file pattern of a run. */
export const matchOf = (costs) => costs.map((cost) => `**/*.${cost}.spec.{ts,mjs}`);

const COSTS = Object.keys(LAYERS);

/** Test files whose name does not say what they cost: they would run in no layer. */
export const withoutCost = (files) => files.filter((file) => /\.spec\.(ts|mjs)$/.test(file) && !COSTS.some((cost) => new RegExp(`\\.${cost}\\.spec\\.(ts|mjs)$`).test(file)));
