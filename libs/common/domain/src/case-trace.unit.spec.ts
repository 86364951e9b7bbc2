import { expect, it } from '@jest/globals';
import type { TraceLine } from '@juanzong/common-contracts';
import { caseTraceOf } from './index.js';

const line = (saw: TraceLine['saw']): TraceLine => ({ rule: 'cn.hardship', saw, said: 'yes', text: { zh: '符合', en: 'met' }, verified: true });

it('the figures of a person stand apart from what the rules say themselves', () => {
  const person = { age: 61, perHeadFen: 90000, heads: 3, assetsFen: 1 };
  expect(caseTraceOf([line({ ...person, limitFen: 150000, groups: ['ELDERLY'] })])).toEqual([{ ...line({ limitFen: 150000, groups: ['ELDERLY'] }), sawOfPerson: person }]);
});

it('a line that saw nothing of a person has nothing apart, and what is no figure stays', () => {
  expect(caseTraceOf([line({ limitFen: 150000, age: 'UNKNOWN' }), line({})])).toEqual([line({ limitFen: 150000, age: 'UNKNOWN' }), line({})]);
});
