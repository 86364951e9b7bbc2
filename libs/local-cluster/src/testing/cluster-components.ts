import { COMPONENT_NAMES, type ComponentName } from '../component.js';
import { componentNamed } from '../components/index.js';
import { findComponent, type FoundComponent } from './find-component.js';

const looked = new Map<ComponentName, Promise<FoundComponent | undefined>>();

function lookOnce(name: ComponentName): Promise<FoundComponent | undefined> {
  const known = looked.get(name) ?? findComponent(componentNamed(name), process.env);
  looked.set(name, known);
  return known;
}

/** The components that answer, of those asked for: each is looked for once in a test file. Throws when one is named by a variable and does not answer. */
export async function clusterComponents(names: readonly ComponentName[] = COMPONENT_NAMES): Promise<Partial<Record<ComponentName, FoundComponent>>> {
  const pairs = await Promise.all(names.map(async (name) => [name, await lookOnce(name)] as const));
  return Object.fromEntries(pairs.filter(([, found]) => found !== undefined));
}
