import type { ComponentName } from '../component.js';
import { componentNamed } from '../components/index.js';
import { testVariable } from '../test-variables.js';
import { clusterComponents } from './cluster-components.js';
import type { FoundComponent } from './find-component.js';
import { groupThatNeeds, jestSurroundings } from './group-that-needs.js';

/** What was asked for, each found. */
export type Components<Name extends ComponentName> = Readonly<Record<Name, FoundComponent>>;

function whatToDo(missing: readonly ComponentName[]): string {
  const titles = missing.map((name) => componentNamed(name).title).join('、');
  return `没有 ${titles}：运行 infra/local/up，或设 ${missing.map(testVariable).join('、')} / no ${missing.map((name) => componentNamed(name).title).join(', ')}: run infra/local/up, or set ${missing.map(testVariable).join(', ')}`;
}

function hasAll<Name extends ComponentName>(names: readonly Name[], found: Partial<Record<ComponentName, FoundComponent>>): found is Components<Name> {
  return names.every((name) => found[name] !== undefined);
}

/**
 * A `describe` that needs real components, to be awaited at the top of a spec file. Its body is given how each is reached.
 * Where one is missing the group is one skipped test whose name says what to do, and standard error says so too; with
 * JUANZONG_TEST_CLUSTER=required that test fails instead.
 */
export async function describeWith<Name extends ComponentName>(names: readonly Name[], name: string, body: (components: Components<Name>) => void, { find, ...world } = { ...jestSurroundings, find: clusterComponents }): Promise<void> {
  const found = await find(names);
  if (hasAll(names, found)) groupThatNeeds(undefined, name, () => { body(found); }, world);
  else groupThatNeeds(whatToDo(names.filter((each) => found[each] === undefined)), name, () => undefined, world);
}
