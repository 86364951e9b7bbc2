import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { complaintsAbout } from './canaries.mjs';
import { CONTEXTS } from './libraries.mjs';
import { mutantsOf, outcomeOf, scoreOf } from './score.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const report = (...statuses) => ({
  files: { 'a.ts': { source: 'const late = on > until;\nconst early = on > until;', mutants: statuses.map((status, i) => ({ mutatorName: 'EqualityOperator', replacement: 'on >= until', status, location: { start: { line: i + 1, column: i + 14 }, end: { line: i + 1, column: i + 24 } } })) } },
});
const why = { file: 'a.ts', mutator: 'EqualityOperator', original: 'on > until', replacement: 'on >= until', why: 'Equivalent.' };

describe('the outcome of a report', () => {
  it('counts what was detected of what was tried, the explained among it', () => {
    const outcome = outcomeOf(mutantsOf(report('Killed', 'Survived')), [{ ...why, within: 'early' }]);
    expect(outcome).toMatchObject({ tried: 2, detected: 1, ignored: 0, broken: [], unexplained: [], idle: [] });
    expect(outcome.explained).toEqual([{ file: 'a.ts', status: 'Survived', mutator: 'EqualityOperator', replacement: 'on >= until', line: 2, original: 'on > until', within: 'const early = on > until;' }]);
    expect([scoreOf(outcome), scoreOf({ detected: 2, tried: 3 }), scoreOf({ detected: 0, tried: 0 })]).toEqual([50, 66.66, 0]);
  });

  it('tells what nobody explains, and what explains nothing', () => {
    expect(outcomeOf(mutantsOf(report('Survived', 'NoCoverage')), [{ ...why, within: 'late' }]).unexplained).toMatchObject([{ status: 'NoCoverage', line: 2 }]);
    for (const other of [{ ...why, within: 'early' }, { ...why, replacement: 'true' }, { ...why, file: 'b.ts' }]) {
      expect(outcomeOf(mutantsOf(report('Survived', 'Killed')), [other])).toMatchObject({ idle: [other], unexplained: [{ line: 1 }] });
    }
  });

  it('leaves out what is wording, and tells what could not be run', () => {
    expect(outcomeOf(mutantsOf(report('Ignored', 'RuntimeError')), [])).toMatchObject({ tried: 0, ignored: 1, broken: [{ line: 2 }] });
  });
});

describe('the canaries', () => {
  const mutant = (original, replacement, status) => ({ original, replacement, status });
  const both = [mutant('age += 1', 'age -= 1', 'Timeout'), mutant("'MARRIED'", '""', 'Killed')];
  const weak = [...both, mutant('years >= 18', 'years > 18', 'Survived')];

  it('sing where the weak test leaves what it must, and the strong one nothing', () => expect(complaintsAbout({ weak, strong: both })).toEqual([]));

  it('fall silent where everything is killed, or nothing', () => {
    expect(complaintsAbout({ weak: both, strong: both })).toHaveLength(1);
    expect(complaintsAbout({ weak, strong: weak })).toHaveLength(1);
    expect(complaintsAbout({ weak: [], strong: [] })).toHaveLength(3);
  });
});

describe('what is kept beside the script', () => {
  const floor = JSON.parse(readFileSync(here('./floor.json'), 'utf8'));

  it('is a floor for every context, and explanations that say why', () => {
    expect(Object.keys(floor).sort()).toEqual([...CONTEXTS].sort());
    for (const name of readdirSync(here('./explained'))) {
      expect(CONTEXTS).toContain(name.replace('.json', ''));
      for (const one of JSON.parse(readFileSync(here(`./explained/${name}`), 'utf8'))) expect([one.why.length > 20, existsSync(here(`../../${one.file}`))]).toEqual([true, true]);
    }
  });
});
