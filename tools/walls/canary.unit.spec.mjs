import { describe, expect, it } from '@jest/globals';
import { deadConstraints, faultsOf, parseCanary } from './canary.mjs';

const HEAD = '// at: libs/kernel/src/canary.ts\n// wall: type:kernel\n// rule: no-x\n// says: one|two\n';
const canary = parseCanary('a', `${HEAD}import 'x';\n`);

describe('a canary', () => {
  it('says where it sits, what it breaks and who must report it', () => {
    expect(canary).toMatchObject({ name: 'a', at: 'libs/kernel/src/canary.ts', wall: 'type:kernel', rule: 'no-x', says: ['one', 'two'], code: "import 'x';\n" });
  });
  it('is refused without one of its lines', () => expect(() => parseCanary('a', HEAD.replace('// rule: no-x\n', ''))).toThrow('line 3'));
  it('is content if its rule reports it in the expected words', () => expect(faultsOf(canary, [{ ruleId: 'no-x', message: 'it was two' }])).toEqual([]));
  it.each([
    ['nothing is reported', []],
    ['another rule reports it', [{ ruleId: 'no-y', message: 'one' }]],
    ['its rule says something else', [{ ruleId: 'no-x', message: 'three' }]],
    ['it does not parse', [{ ruleId: null, fatal: true, message: 'Unexpected token' }]],
  ])('fails if %s', (_case, messages) => expect(faultsOf(canary, messages)).toHaveLength(1));
});

describe('constraints', () => {
  const projects = [{ name: 'kernel', tags: ['type:kernel'] }, { name: 'intake', tags: ['type:service', 'context:intake'] }];
  const walls = [
    { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'type:service', onlyDependOnLibsWithTags: ['type:kernel'] },
    { sourceTag: 'context:intake', onlyDependOnLibsWithTags: ['type:kernel'] },
  ];
  it('are alive if projects bear every tag and every project is held', () => expect(deadConstraints(walls, projects)).toEqual([]));
  it('are dead if nothing bears a tag', () => {
    expect(deadConstraints([...walls, { sourceTag: 'type:gone', onlyDependOnLibsWithTags: [] }], projects)).toEqual(['type:gone: nothing bears the tag type:gone']);
  });
  it('must hold every project', () => expect(deadConstraints(walls.slice(0, 2), projects)).toEqual(['intake: no wall for context:intake']));
  it('let a context be held by its type alone, by name', () => expect(deadConstraints(walls.slice(0, 2), projects, ['context:intake'])).toEqual([]));
  it('refuse a project without a type', () => {
    expect(deadConstraints(walls, [...projects, { name: 'loose', tags: [] }])).toEqual(['loose has 0 type tags']);
  });
});
