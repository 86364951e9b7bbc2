import { calendarDate } from '@juanzong/kernel';
import { checkRegister, policyCatalogue, readRegister, type RegisterApplication } from '@juanzong/register';
import { fileOf } from './virtual-platform.js';

/** So many rows of the example register, spread over its year: those that `juanzong simulate --rows` takes. */
export async function registerRows(most: number): Promise<readonly RegisterApplication[]> {
  const answer = await readRegister(fileOf('examples/register-2024.xlsx'));
  if ('problem' in answer) throw new Error(answer.problem.message.en);
  const rows = checkRegister(answer.register.rows, { today: calendarDate('2026-01-01'), catalogue: policyCatalogue }).good.map(({ application }) => application);
  return Array.from({ length: most }, (_, i) => rows[Math.floor((i * rows.length) / most)] as RegisterApplication);
}
