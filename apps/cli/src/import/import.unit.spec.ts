import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { application } from '@juanzong/intake-contracts';
import { calendarDate } from '@juanzong/kernel';
import { type CheckedRegister, checkRegister, policyCatalogue, readRegister, type RegisterApplication, rowError, rowKey } from '@juanzong/register';
import fc from 'fast-check';
import { applicationBody } from './application-body.js';
import { columnOfPath } from './column-of-path.js';
import { derivedKey } from './derived-key.js';
import { resultOf } from './import-register.js';
import { inParallel } from './in-parallel.js';
import { rejectedPath } from './rejected-path.js';
import { rowRefusal } from './row-refusal.js';
import type { RowOutcome } from './send-row.js';

const EXAMPLE = new URL('../../../../examples/register-2024.xlsx', import.meta.url);

async function exampleRegister(): Promise<CheckedRegister> {
  const answer = await readRegister(await readFile(EXAMPLE), { fileName: 'register-2024.xlsx' });
  if ('problem' in answer) throw new Error(answer.problem.code);
  return checkRegister(answer.register.rows, { today: calendarDate('2026-01-01'), catalogue: policyCatalogue });
}

describe('a row as the body of an application', () => {
  it('is what the intake contract takes, for every good row of the example, with a key of its own', async () => {
    const { good } = await exampleRegister();
    expect(good.length).toBeGreaterThan(900);
    for (const { application: row } of good) {
      const { occurredOn, ...body } = applicationBody(row);
      expect(occurredOn).toBe(row.applicationDate);
      expect(application.safeParse(body).error?.issues).toBeUndefined();
    }
    const keys = good.map(({ application: row }) => derivedKey('register', rowKey(row)));
    expect(new Set(keys).size).toBe(good.length);
    expect(keys.every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
  });

  it('keeps unknown columns and names opposing parties; agency and date are not part of the application', () => {
    const row = { opponents: ['甲公司', '乙'], extra: { 备注: '急' }, agencyCode: '340202', applicationDate: '2024-03-05', cause: 'x' } as unknown as RegisterApplication;
    expect(applicationBody(row)).toEqual({ cause: 'x', opponents: [{ name: '甲公司' }, { name: '乙' }], documents: [], otherColumns: { 备注: '急' }, occurredOn: '2024-03-05' });
    expect(applicationBody({ ...row, extra: {} })).toMatchObject({ otherColumns: null });
  });
});

describe('the sums of an import', () => {
  const outcome = fc.oneof<fc.Arbitrary<RowOutcome>[]>(fc.constant('imported'), fc.constant('already'), fc.constant({ errors: [] }));

  it('every row that was read is exactly one of imported, already and rejected', () => {
    fc.assert(fc.property(fc.array(outcome, { maxLength: 20 }), fc.array(fc.nat(), { maxLength: 8 }), fc.nat(5), (outcomes, repeats, bad) => {
      const good = outcomes.map((_, i) => ({ row: i + 2, key: `${i}`, application: {} as RegisterApplication }));
      const repeated = good.length === 0 ? [] : repeats.map((of, i) => ({ row: 100 + i, of: (of % good.length) + 2 }));
      const errors = Array.from({ length: bad }, (_, i) => rowError(200 + i, '案由', { fault: 'register.required-missing' }));
      const checked: CheckedRegister = { read: good.length + repeated.length + bad, good, repeated, errors, rejected: bad };
      const refused = (row: number): RowOutcome => ({ errors: [rowError(row, '登记编号', { fault: 'register.unknown-value' })] });
      const result = resultOf(checked, new Map(outcomes.map((one, i) => [i + 2, typeof one === 'string' ? one : refused(i + 2)])));
      expect(result.imported + result.already + result.rejected).toBe(result.read);
      expect(result.imported).toBe(outcomes.filter((one) => one === 'imported').length);
      expect(result.errors.map(({ row }) => row)).toEqual(result.errors.map(({ row }) => row).sort((a, b) => a - b));
    }));
  });
});

describe('refusals of the platform as reasons beside a row', () => {
  it('name the column of each value', () => {
    const errors = [{ path: 'applicant.idNumber', code: 'required', zh: '必填', en: 'Required' }, { path: 'materials.3', code: 'x', zh: '错', en: 'wrong' }];
    const reasons = rowRefusal(7, { status: 400, code: 'request.invalid', detail: '有误', detailEn: 'invalid', errors });
    expect(reasons).toEqual([
      { row: 7, column: '证件号码', code: 'request.invalid.required', message: { zh: '必填', en: 'Required' } },
      { row: 7, column: '已交材料', code: 'request.invalid.x', message: { zh: '错', en: 'wrong' } },
    ]);
  });

  it('stand at 登记编号 where they are about the whole row, at 申请日期 where about the day', () => {
    expect(rowRefusal(2, { status: 422, code: 'intake.x', detail: '不', detailEn: 'no' })[0]).toMatchObject({ column: '登记编号', code: 'intake.x' });
    expect(rowRefusal(2, { status: 422, code: 'request.occurred-in-future', detail: '不', detailEn: 'no' })[0]?.column).toBe('申请日期');
    expect(columnOfPath('opponents.0.name')).toBe('对方当事人');
    expect(columnOfPath('nobody.knows')).toBe('登记编号');
  });
});

describe('work in parallel', () => {
  it('does everything once, never more than the limit at once', async () => {
    let now = 0;
    let most = 0;
    const done: number[] = [];
    await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, (now += 1));
      await new Promise(setImmediate);
      now -= 1;
      done.push(item);
    });
    expect([...done].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('stops at the first failure and waits for what had begun', async () => {
    const done: number[] = [];
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
      if (item === 1) throw new Error('down');
      await new Promise(setImmediate);
      done.push(item);
    });
    await expect(work).rejects.toThrow('down');
    expect(done).toEqual([2]);
  });
});

it('the rejected copy stands beside the register', () => {
  expect(rejectedPath('a/登记簿.xlsx')).toBe('a/登记簿.退回.xlsx');
  expect(rejectedPath('r.csv')).toBe('r.退回.csv');
});
