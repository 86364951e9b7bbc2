import { describe, expect, it } from '@jest/globals';
import { ContractRegistry } from '@juanzong/case-file';
import { assignmentContracts } from '@juanzong/assignment-contracts';
import { positionNotedV1, storeFoundedV1 } from '@juanzong/common-contracts';
import { crossRegionTransferContracts } from '@juanzong/cross-region-transfer-contracts';
import { eligibilityContracts } from '@juanzong/eligibility-contracts';
import { intakeContracts } from '@juanzong/intake-contracts';
import { qualityReviewContracts } from '@juanzong/quality-review-contracts';
import { sealingContracts } from '@juanzong/sealing-contracts';
import { fewest, kindsWithout } from './coverage.mjs';
import { ALL_FOLDS, familyOfStream, FOLDS, foldToJson, lifted, statesOf } from './deciders.mjs';
import { contextHistories, filesIn, folderOf, readHistory, SHARED, sharedHistories } from './histories.mjs';

const contracts = [storeFoundedV1, positionNotedV1, ...intakeContracts, ...eligibilityContracts, ...assignmentContracts, ...crossRegionTransferContracts, ...qualityReviewContracts, ...sealingContracts];
const registry = new ContractRegistry(contracts);

const ERASED = '〔已删除 erased〕';
/** What was erased before it was recorded fits no longer: texts are marks and everything else is null. */
const fitsContracts = ({ entries }) => {
  for (const { type, version, data } of entries.filter((entry) => !JSON.stringify(entry.data).includes(ERASED))) expect([type, registry.get(type, version).contract.schema.parse(data)]).toEqual([type, data]);
};

describe.each(Object.keys(FOLDS))('golden histories of %s', (context) => {
  const folder = folderOf(context);

  it('are there', () => expect(filesIn(folder).length).toBeGreaterThan(0));

  it.each(filesIn(folder))('%s folds to what it folded to when it was recorded', (name) => {
    const { family, entries, state } = readHistory(folder, name);
    expect(foldToJson(FOLDS[context][family], entries, registry)).toEqual(state);
  });

  it.each(filesIn(folder))('%s fits the contracts, every version as it was written', (name) => fitsContracts(readHistory(folder, name)));
});

describe('golden histories of everybody', () => {
  it.each(filesIn(SHARED))('%s folds, for every decider of its family, to what it folded to when it was recorded, and fits the contracts', (name) => {
    const history = readHistory(SHARED, name);
    expect(familyOfStream(history.stream)).toBe(history.family);
    expect(statesOf(history.family, history.entries, registry)).toEqual(history.states);
    expect(Object.keys(history.states)).toEqual(Object.keys(ALL_FOLDS[history.family]));
    fitsContracts(history);
  });
});

describe('every kind of entry', () => {
  const histories = [...contextHistories(), ...sharedHistories()];

  it('occurs in a golden history, in every version', () => expect(kindsWithout(contracts, histories).sort()).toEqual([]));

  it('that occurs in none is named; so is the version of one that occurs in another', () => {
    expect(kindsWithout([{ type: 'intake.Unheard', version: 1 }, { type: 'intake.ApplicationReceived', version: 2 }, { type: 'intake.ApplicationReceived', version: 1 }], histories)).toEqual(['intake.Unheard v1', 'intake.ApplicationReceived v2']);
  });

  it('is brought by as few entries as can be had', () => {
    const of = (stream, ...types) => ({ stream, entries: types.map((type) => ({ type, version: 1 })) });
    expect(fewest(['a v1', 'b v1', 'c v1'], [of('1', 'a', 'x', 'x', 'x'), of('2', 'a', 'b'), of('3', 'c', 'x')]).map(({ stream }) => stream)).toEqual(['2', '3']);
    expect(fewest(['z v1'], [of('1', 'a')])).toEqual([]);
  });
});

describe('lifting', () => {
  it('leaves an entry of the newest version as it is', () => {
    const { type, version, example } = intakeContracts[0];
    expect(lifted(registry)({ type, version, data: example, revision: 0 })).toEqual({ type, version, data: example, revision: 0 });
  });
});
