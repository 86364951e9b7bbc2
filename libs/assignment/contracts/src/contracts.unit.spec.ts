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

  it('all free text is personal; a lawyer’s public particulars are not', () => {
    const registry = new ContractRegistry(assignmentContracts);
    const paths = (type: string): string[] => registry.get(type, 1).personal.map(({ path }) => path.join('.'));
    const ofRosters = Object.fromEntries(assignmentContracts.filter(({ streams }) => streams.includes('roster')).map(({ type }) => [type, paths(type)]));
    expect(ofRosters).toEqual({
      'assignment.LawyerJoined': [], 'assignment.LawyerJoinedCorrected': ['reason', 'evidence'], 'assignment.LawyerSuspended': ['reason'], 'assignment.LawyerResumed': [],
      'assignment.LawyerLeft': ['reason'], 'assignment.TurnDrawn': [], 'assignment.TurnSpent': [], 'assignment.TurnReturned': [],
    });
    expect(paths('assignment.ProgressReported')).toEqual(['stage', 'content']);
    expect(paths('assignment.CaseClosed')).toEqual(['resultText']);
    expect(paths('assignment.AgreementSigned')).toEqual(['exceptionReason']);
  });

  it('a licence is held since a date that exists', () => {
    const joined = assignmentContracts.find(({ type }) => type === 'assignment.LawyerJoined');
    expect(() => joined?.schema.parse({ ...(joined.example as object), licensedSince: '2015-02-30' })).toThrow();
  });
});
