import { describe, expect, it } from '@jest/globals';
import { ContractRegistry } from '@juanzong/case-file';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assignmentContracts } from '@juanzong/assignment-contracts';
import { crossRegionTransferContracts } from '@juanzong/cross-region-transfer-contracts';
import { eligibilityContracts } from '@juanzong/eligibility-contracts';
import { intakeContracts } from '@juanzong/intake-contracts';
import { qualityReviewContracts } from '@juanzong/quality-review-contracts';
import { FOLDS, foldToJson, lifted } from './deciders.mjs';

const libs = fileURLToPath(new URL('../../libs', import.meta.url));
const registry = new ContractRegistry([...intakeContracts, ...eligibilityContracts, ...assignmentContracts, ...crossRegionTransferContracts, ...qualityReviewContracts]);
const folderOf = (context) => join(libs, context, 'domain/golden');
const filesOf = (context) => (existsSync(folderOf(context)) ? readdirSync(folderOf(context)).filter((name) => name.endsWith('.json')) : []);

describe.each(Object.keys(FOLDS))('golden histories of %s', (context) => {
  it('are there', () => expect(filesOf(context).length).toBeGreaterThan(0));

  it.each(filesOf(context))('%s folds to what it folded to when it was recorded', (name) => {
    const { family, entries, state } = JSON.parse(readFileSync(join(folderOf(context), name), 'utf8'));
    expect(foldToJson(FOLDS[context][family], entries, registry)).toEqual(state);
  });

  it.each(filesOf(context))('%s fits the contracts, every version as it was written', (name) => {
    const { entries } = JSON.parse(readFileSync(join(folderOf(context), name), 'utf8'));
    for (const { type, version, data } of entries) expect([type, registry.get(type, version).contract.schema.parse(data)]).toEqual([type, data]);
  });
});

describe('lifting', () => {
  it('leaves an entry of the newest version as it is', () => {
    const { type, version, example } = intakeContracts[0];
    expect(lifted(registry)({ type, version, data: example, revision: 0 })).toEqual({ type, version, data: example, revision: 0 });
  });
});
