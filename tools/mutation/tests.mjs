// The tests of spec files, collected by jest's own `describe` and `it` and run one by one in this process.
import { expect } from 'expect';
import fc from 'fast-check';
import * as circus from 'jest-circus';
import { relative } from 'node:path';

const HOOKS = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'];

/** What stands for `@jest/globals`. Hooks are not run here, so a spec that has one is refused instead of being run without. */
export const jestGlobals = {
  describe: circus.describe, it: circus.it, test: circus.test, expect,
  ...Object.fromEntries(HOOKS.map((name) => [name, () => { throw new Error(`${name} is not known to the mutation runner`); }])),
};

/** At most so many examples for each property: a mutant that needs more of them counts as alive. */
const EXAMPLES = 10;
const few = (options = {}) => ({ ...options, numRuns: Math.min(options.numRuns ?? EXAMPLES, EXAMPLES) });

/** What stands for fast-check: the same examples in every run, and no search for smaller ones; that a test fails is all that is asked. */
export const fastCheck = { __esModule: true, default: { ...fc, assert: (property, options) => fc.assert(property, few(options)) } };
fc.configureGlobal({ seed: 20240101, endOnFailure: true });

function* testsBelow(block, path) {
  for (const child of block.children) {
    const names = [...path, child.name];
    if (child.type === 'describeBlock') yield* testsBelow(child, names);
    else if (child.mode === 'only' || child.fn === undefined || child.fn.length > 0) throw new Error(`not known to the mutation runner: ${names.join(' › ')}`);
    else if (child.mode !== 'skip') yield { names, fn: child.fn };
  }
}

/** The tests of the files, in order, each with an id that is its file and its names. */
export function collectTests(modules, files, root) {
  const seen = new Map();
  return files.flatMap((file) => {
    circus.resetState();
    modules.load(file);
    return [...testsBelow(circus.getState().rootDescribeBlock, [])].map(({ names, fn }) => {
      const name = `${relative(root, file)} › ${names.join(' › ')}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { id: count === 1 ? name : `${name} (${count})`, file, fn };
    });
  });
}

/** Runs one test; what it threw, or undefined. */
export async function failureOf({ fn }) {
  try {
    const pending = fn();
    if (pending instanceof Promise) await pending;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
