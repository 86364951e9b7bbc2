import { COMPONENT_NAMES, type ComponentName } from '../component.js';
import { componentNamed } from '../components/index.js';
import { groupThatNeeds, jestSurroundings } from './group-that-needs.js';

/**
 * A `describe` that starts components of its own, to be awaited at the top of a spec file. Where something is not installed that
 * one needs, it is one test that says what, skipped or failing as `groupThatNeeds` has it.
 */
export async function describeStartable(names: readonly ComponentName[], name: string, body: () => void): Promise<void> {
  const lacking = (await Promise.all(names.map((each) => componentNamed(each).lacks()))).filter((needs) => needs !== undefined);
  const texts = new Set(lacking.map(({ zh, en }) => `${zh} / ${en}`));
  groupThatNeeds(texts.size === 0 ? undefined : [...texts].join('；'), name, body, jestSurroundings);
}

/** The same for every component there is. */
export const describeCluster = (name: string, body: () => void): Promise<void> => describeStartable(COMPONENT_NAMES, name, body);
