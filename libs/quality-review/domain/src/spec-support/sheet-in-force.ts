import { gradeOf, reviewSheet } from '@juanzong/policy';
import { platformRules } from '@juanzong/testing';

const found = reviewSheet(platformRules().book, { region: '340200' as never, date: '2024-07-05' as never });
if ('refusal' in found) throw new Error('no sheet');
const sheet = found.params;

/** The sheet in force, and the grade that it gives to points. */
export const SHEET_IN_FORCE = { sheet, gradeOf: (points: number) => gradeOf(sheet, points) };
