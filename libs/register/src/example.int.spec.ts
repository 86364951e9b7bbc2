import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '@juanzong/kernel';
import { MATTERS } from '@juanzong/policy';
import { type CheckedRegister, checkRegister } from './check-register.js';
import { registerOf } from './files.fixture.js';
import { policyCatalogue } from './policy-catalogue.js';
import type { Register } from './read/register.js';

interface Expected {
  readonly read: number;
  readonly good: number;
  readonly rejected: number;
  readonly repeated: readonly { readonly row: number; readonly of: number }[];
  readonly secondApplications: readonly { readonly row: number; readonly of: number }[];
  readonly unknownColumns: readonly string[];
  readonly otherSheets: readonly string[];
  readonly errors: readonly { readonly row: number; readonly column: string; readonly code: string }[];
}

const example = (name: string): string => fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url));
const expected = JSON.parse(readFileSync(example('register-2024.expected.json'), 'utf8')) as Expected;
const inOrder = (errors: Expected['errors']): string[] => errors.map(({ row, column, code }) => `${String(row).padStart(5)} ${column} ${code}`).sort();
let register: Register;
let checked: CheckedRegister;
beforeAll(async () => {
  register = await registerOf(example('register-2024.xlsx'));
  checked = checkRegister(register.rows, { today: calendarDate('2026-01-01'), catalogue: policyCatalogue });
});

describe('examples/register-2024.xlsx', () => {
  it('is read as it was made: so many good, repeated and bad rows, and exactly these errors', () => {
    expect(checked).toMatchObject({ read: expected.read, rejected: expected.rejected, repeated: expected.repeated });
    expect(checked.good).toHaveLength(expected.good);
    expect(inOrder(checked.errors)).toEqual(inOrder(expected.errors));
    expect(register).toMatchObject({ unknownColumns: expected.unknownColumns, otherSheets: expected.otherSheets });
  });

  it('has 1,000 rows dated 2024 of nine agencies, and every kind of matter among the good ones', () => {
    expect(expected.read).toBe(1000);
    expect(checked.good.every(({ application }) => application.applicationDate.startsWith('2024'))).toBe(true);
    expect(new Set(checked.good.map(({ application }) => application.agencyCode)).size).toBe(9);
    const matters = new Set(checked.good.map(({ application }) => application.matter));
    expect(MATTERS.codes.filter((code) => !matters.has(code))).toEqual([]);
  });

  it('follows the published shares: migrant workers above 35 %, minors about 13 %', () => {
    const share = (group: string): number => checked.good.filter(({ application }) => application.groups.includes(group)).length / checked.good.length;
    expect(share('MIGRANT_WORKER')).toBeGreaterThan(0.35);
    expect(share('MINOR')).toBeGreaterThan(0.11);
    expect(share('MINOR')).toBeLessThan(0.15);
  });

  it('second applications name the same person and matter under another number', () => {
    const at = new Map(checked.good.map((one) => [one.row, one.application]));
    expect(expected.secondApplications.length).toBeGreaterThan(5);
    for (const { row, of } of expected.secondApplications) {
      const [second, first] = [at.get(row), at.get(of)];
      expect([second?.applicant.idNumber, second?.matter]).toEqual([first?.applicant.idNumber, first?.matter]);
      expect(second?.registerNumber).not.toBe(first?.registerNumber);
    }
  });
});
