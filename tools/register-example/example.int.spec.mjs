import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { checkRegister, policyCatalogue, readRegister } from '@juanzong/register';
import { expectations } from './expectations.mjs';
import { exampleRegister } from './register.mjs';
import { SEED } from './seed.mjs';
import { workbookBytes } from './workbook.mjs';
import { withoutDates } from './zip-dates.mjs';

const kept = (name) => readFileSync(fileURLToPath(new URL(`../../examples/${name}`, import.meta.url)));
const made = async (seed) => {
  const { rows, merged } = exampleRegister(seed);
  return { bytes: withoutDates(await workbookBytes(rows.map((one) => one.row), merged)), expected: expectations(seed, rows) };
};

describe('the example register', () => {
  it('is what the generator writes with the recorded seed, byte for byte; if not, run tools/register-example/generate.mjs', async () => {
    const { bytes, expected } = await made(SEED);
    expect(JSON.parse(kept('register-2024.expected.json').toString())).toEqual(expected);
    expect(Buffer.compare(bytes, kept('register-2024.xlsx'))).toBe(0);
  });

  it.each([1, 2024])('with seed %d another register, and what it says of its rows holds', async (seed) => {
    const { bytes, expected } = await made(seed);
    const { register } = await readRegister(new Uint8Array(bytes), { fileName: 'register' });
    const checked = checkRegister(register.rows, { today: '2026-01-01', catalogue: policyCatalogue });
    const inOrder = (errors) => errors.map(({ row, column, code }) => `${row} ${column} ${code}`).sort();
    expect(inOrder(checked.errors)).toEqual(inOrder(expected.errors));
    expect(checked.good).toHaveLength(expected.good);
    expect(checked.repeated).toEqual(expected.repeated);
  });
});
