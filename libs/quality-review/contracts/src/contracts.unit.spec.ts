import { describe, expect, it } from '@jest/globals';
import { ContractRegistry } from '@juanzong/case-file';
import { contractFaults } from '@juanzong/testing';
import { qualityReviewContracts } from './index.js';

describe('what quality review writes', () => {
  it('has examples that fit, names that say what happened, labels in both languages', () => {
    expect(contractFaults('quality-review', qualityReviewContracts)).toEqual([]);
  });

  it('what people write about the case is personal', () => {
    const registry = new ContractRegistry(qualityReviewContracts);
    const paths = (type: string): string[] => registry.get(`quality-review.${type}`, 1).personal.map(({ path }) => path.join('.'));
    expect(Object.fromEntries(['ArchiveSubmitted', 'ArchiveReturned', 'ServiceRated', 'SupervisionActOpened', 'FindingRaised', 'FindingAnswered', 'FindingRechecked'].map((type) => [type, paths(type)]))).toEqual({
      ArchiveSubmitted: ['missing.*.reason'], ArchiveReturned: ['reasons.*.reason'], ServiceRated: ['comment'], SupervisionActOpened: ['note'],
      FindingRaised: ['text'], FindingAnswered: ['text'], FindingRechecked: ['reason'],
    });
  });
});
