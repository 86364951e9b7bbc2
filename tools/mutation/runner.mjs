// A test runner for Stryker that stays in one process: the specs are loaded once and a mutant is switched on by its number, so that
// most of them cost the tests that reach them and nothing else. Jest needs a second or more for each.
import { PluginKind, declareClassPlugin, commonTokens, tokens } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, MutantRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { join, sep } from 'node:path';
import { Modules } from './modules.mjs';
import { collectTests, failureOf, fastCheck, jestGlobals } from './tests.mjs';

/** What instrumented code and this runner tell one another: which mutant is on, which test runs, what was reached. */
const shared = (globalThis.__stryker__ ??= {});

class DomainTestRunner {
  static inject = tokens(commonTokens.options);
  #root = process.cwd();
  #specs;
  #mutated;
  #modules;
  #tests;
  #loadedWith;
  /** How long each test took when it last ran. */
  #took = new Map();
  #kills = new Map();

  constructor({ juanzong }) {
    this.#specs = juanzong.specs.map((file) => join(this.#root, file));
    this.#mutated = join(this.#root, juanzong.mutated) + sep;
    this.#modules = new Modules(this.#root, { '@jest/globals': jestGlobals, 'fast-check': fastCheck });
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun({ coverageAnalysis }) {
    this.#load(undefined);
    const tests = await this.#run(this.#tests, { all: true, reached: coverageAnalysis === 'perTest' });
    return { status: DryRunStatus.Complete, tests, mutantCoverage: shared.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, disableBail }) {
    shared.hitLimit = hitLimit;
    shared.hitCount = hitLimit === undefined ? undefined : 0;
    try {
      const fresh = mutantActivation === 'static' ? activeMutant.id : undefined;
      if (fresh !== undefined || this.#loadedWith !== undefined || this.#tests === undefined) this.#load(fresh);
    } catch (error) {
      return { status: MutantRunStatus.Killed, killedBy: [this.#specs[0]], failureMessage: `not even loaded: ${error}`, nrOfTests: 0 };
    }
    shared.activeMutant = activeMutant.id;
    const wanted = testFilter === undefined ? undefined : new Set(testFilter);
    const tests = await this.#run(wanted === undefined ? this.#tests : this.#tests.filter(({ id }) => wanted.has(id)), { all: disableBail });
    shared.activeMutant = undefined;
    const reached = determineHitLimitReached(shared.hitCount, hitLimit);
    return toMutantRunResult(reached ?? { status: DryRunStatus.Complete, tests }, true);
  }

  #load(mutant) {
    this.#tests = undefined;
    this.#loadedWith = mutant;
    shared.activeMutant = mutant;
    this.#modules.forget((file) => file.startsWith(this.#mutated) || this.#specs.includes(file));
    this.#tests = collectTests(this.#modules, this.#specs, this.#root);
    shared.activeMutant = undefined;
  }

  async #run(tests, { all, reached = false }) {
    const results = [];
    for (const test of this.#promisingFirst(tests)) {
      shared.currentTestId = reached ? test.id : undefined;
      const started = performance.now();
      const failure = await failureOf(test);
      shared.currentTestId = undefined;
      const timeSpentMs = performance.now() - started;
      this.#took.set(test.id, timeSpentMs);
      const common = { id: test.id, name: test.id, fileName: test.file, timeSpentMs };
      results.push(failure === undefined ? { ...common, status: TestStatus.Success } : { ...common, status: TestStatus.Failed, failureMessage: failure.message });
      if (failure !== undefined) this.#kills.set(test.id, (this.#kills.get(test.id) ?? 0) + 1);
      if (failure !== undefined && !all) break;
    }
    return results;
  }

  /** First those that killed most for their time so far: one test that fails is all that is asked. */
  #promisingFirst(tests) {
    const promise = ({ id }) => ((this.#kills.get(id) ?? 0) + 1) / ((this.#took.get(id) ?? 0) + 1);
    return tests.map((test) => ({ test, promise: promise(test) })).sort((a, b) => b.promise - a.promise).map(({ test }) => test);
  }
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'juanzong', DomainTestRunner)];

/** The options of this runner, below `juanzong` of Stryker's. */
export const strykerValidationSchema = {
  properties: { juanzong: { type: 'object', required: ['specs', 'mutated'], properties: { mutated: { type: 'string' }, specs: { type: 'array', items: { type: 'string' } } } } },
};
