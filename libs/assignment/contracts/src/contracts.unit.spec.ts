import { describe, expect, it } from '@jest/globals';
import { ContractRegistry } from '@juanzong/case-file';
import { assignmentContracts } from './index.js';

describe('what assignment writes', () => {
  it.each(assignmentContracts.map((contract) => [contract.type, contract] as const))('%s: the example is what the schema says', (_type, contract) => {
    expect(contract.schema.parse(contract.example)).toEqual(contract.example);
  });

  it('each type is registered once, under the own name, with both labels', () => {
    const registry = new ContractRegistry(assignmentContracts);
    expect(registry.all()).toHaveLength(assignmentContracts.length);
    for (const { type, label } of assignmentContracts) {
      expect(type).toMatch(/^assignment\.[A-Z][A-Za-z]+$/);
      expect(label.zh).not.toBe('');
      expect(label.en).not.toBe('');
    }
  });

  it('nothing in a roster is personal, and all free text in a case is', () => {
    const registry = new ContractRegistry(assignmentContracts);
    const paths = (type: string): string[] => registry.get(type, 1).personal.map(({ path }) => path.join('.'));
    for (const contract of assignmentContracts.filter(({ streams }) => streams.includes('roster'))) expect(paths(contract.type)).toEqual([]);
    expect(paths('assignment.ProgressReported')).toEqual(['content']);
    expect(paths('assignment.CaseClosed')).toEqual(['resultText']);
    expect(paths('assignment.AgreementSigned')).toEqual(['exceptionReason']);
  });

  it('a licence is held since a date that exists', () => {
    const joined = assignmentContracts.find(({ type }) => type === 'assignment.LawyerJoined');
    expect(() => joined?.schema.parse({ ...(joined.example as object), licensedSince: '2015-02-30' })).toThrow();
  });
});
