// Writes examples/register-2024.xlsx and what a reader must say about it. Run after the build:
//   node tools/register-example/generate.mjs [--out <folder>] [--seed <number>]
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { expectations } from './expectations.mjs';
import { exampleRegister } from './register.mjs';
import { SEED } from './seed.mjs';
import { workbookBytes } from './workbook.mjs';
import { withoutDates } from './zip-dates.mjs';

const { values } = parseArgs({ options: { out: { type: 'string' }, seed: { type: 'string' } } });
const out = values.out ?? join(dirname(fileURLToPath(import.meta.url)), '../../examples');
const seed = Number(values.seed ?? SEED);
const { rows, merged } = exampleRegister(seed);
writeFileSync(join(out, 'register-2024.xlsx'), withoutDates(await workbookBytes(rows.map((one) => one.row), merged)));
const expected = expectations(seed, rows);
writeFileSync(join(out, 'register-2024.expected.json'), `${JSON.stringify(expected, null, 1)}\n`);
console.log(JSON.stringify({ read: expected.read, good: expected.good, repeated: expected.repeated.length, rejected: expected.rejected, mix: expected.mix }));
