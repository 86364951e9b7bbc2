import type { Component, Environment } from '../component.js';

/** The first of several ways to reach a component at which it answers; undefined when it does at none. */
export async function firstAnswer({ answers }: Component, ways: readonly Environment[]): Promise<Environment | undefined> {
  for (const environment of ways) {
    const answered = await answers(environment).then(() => true, () => false);
    if (answered) return environment;
  }
  return undefined;
}
