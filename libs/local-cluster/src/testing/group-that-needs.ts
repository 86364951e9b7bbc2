import { describe, it } from '@jest/globals';
import { REQUIRED_VARIABLE } from '../test-variables.js';

/** What a group that needs something does with the world; the spec of the specs hands in another one. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => void) => void;
  readonly skip: (name: string, body: () => void) => void;
  readonly say: (text: string) => void;
}

export const jestSurroundings: Surroundings = {
  env: process.env,
  describe: (name, body) => { describe(name, body); },
  it: (name, body) => { it(name, body); },
  skip: (name, body) => { it.skip(name, body); },
  say: (text) => void process.stderr.write(text),
};

/**
 * A group of specs that needs something of this machine. Without it the group is one skipped test whose name says what to do, and
 * standard error says so too; with JUANZONG_TEST_CLUSTER=required that test fails instead.
 * @param advice what to do; undefined where nothing is missing
 */
export function groupThatNeeds(advice: string | undefined, name: string, body: () => void, world: Surroundings): void {
  if (advice === undefined) {
    world.describe(name, body);
    return;
  }
  const fail = (): void => { throw new Error(advice); };
  world.describe(name, () => {
    if (world.env[REQUIRED_VARIABLE] === 'required') {
      world.it(advice, fail);
      return;
    }
    world.say(`\n⚠ 跳过 / SKIPPED：${name}\n  ${advice}\n`);
    world.skip(advice, fail);
  });
}
