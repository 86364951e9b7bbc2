import { describe, expect, it } from '@jest/globals';
import { reviewSampleParams, reviewSheetParams } from './review.js';

const label = { zh: '项目', en: 'Item' };
const deduction = { code: 'LATE', label, points: 3 };
const criterion = { code: 'CLOSING', label, maxPoints: 6, deductions: [deduction], veto: false };
const grades = [{ grade: 'EXCELLENT', label, from: 5 }, { grade: 'QUALIFIED', label, from: 3 }, { grade: 'UNQUALIFIED', label, from: 0 }];
const sheet = { criteria: [criterion], grades, reviewersPerFile: 2, arbitrationGap: 1 };

describe('a sheet', () => {
  it('may have fewer grades than there are, in their order', () => expect(reviewSheetParams.parse(sheet)).toEqual(sheet));

  it.each([
    ['a deduction larger than its criterion', { criteria: [{ ...criterion, deductions: [{ ...deduction, points: 7 }] }] }],
    ['a deduction listed twice', { criteria: [{ ...criterion, deductions: [deduction, deduction] }] }],
    ['a criterion listed twice', { criteria: [criterion, criterion] }],
    ['thresholds that do not fall', { grades: [{ ...grades[0], from: 3 }, grades[1], grades[2]] }],
    ['grades out of order', { grades: [{ ...grades[1], from: 5 }, { ...grades[0], from: 3 }, grades[2]] }],
    ['points without a grade', { grades: grades.slice(0, 2) }],
    ['a grade that nobody can reach', { grades: [{ ...grades[0], from: 7 }, grades[1], grades[2]] }],
    ['half points', { arbitrationGap: 0.5 }],
    ['nobody to review', { reviewersPerFile: 0 }],
  ])('with %s is refused', (_what, change) => expect(reviewSheetParams.safeParse({ ...sheet, ...change }).success).toBe(false));
});

describe('a rate of samples', () => {
  const rule = { ratePerMille: 277, minimumPerStratum: 1, strata: ['AGENCY', 'CATEGORY'] };

  it('is in thousandths', () => expect(reviewSampleParams.parse(rule)).toEqual(rule));

  it.each([['nothing', { ratePerMille: 0 }], ['more than all', { ratePerMille: 1001 }], ['a fraction', { ratePerMille: 27.7 }], ['no strata', { strata: [] }], ['a stratum twice', { strata: ['AGENCY', 'AGENCY'] }]])('of %s is refused', (_what, change) => {
    expect(reviewSampleParams.safeParse({ ...rule, ...change }).success).toBe(false);
  });
});
