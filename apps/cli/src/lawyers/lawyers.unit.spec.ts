import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { lawyer as lawyerShape } from '@juanzong/assignment-contracts';
import { ageOn, calendarDate } from '@juanzong/kernel';
import { AGENCIES } from '@juanzong/policy';
import { type GoodLawyer, parseLawyer } from './parse-lawyer.js';
import { readLawyers } from './read-lawyers.js';

const EXAMPLE = fileURLToPath(new URL('../../../../examples/lawyers.csv', import.meta.url));
const CELLS = { agency: '镜湖区', lawyerId: 'L-1', name: '李伟', firm: '某所', licenceNumber: '1', licensedSince: '2015年6月1日', specialities: '民事、刑事', familiarWithMinors: '是', annualCap: '12' };

describe('a line of the list', () => {
  it('becomes a lawyer as the contract has it', () => {
    const read = parseLawyer({ row: 2, cells: CELLS });
    expect(read).toEqual({
      row: 2, agency: '340202',
      lawyer: { lawyerId: 'L-1', name: '李伟', firm: '某所', licenceNumber: '1', licensedSince: '2015-06-01', specialities: ['CIVIL', 'CRIMINAL'], familiarWithMinors: true, annualCap: 12 },
    });
  });

  it('every mistake is named with its column', () => {
    const read = parseLawyer({ row: 3, cells: { ...CELLS, agency: '北京', lawyerId: '李 1', name: '', licensedSince: 'x', specialities: '海商', familiarWithMinors: '也许', annualCap: '0' } });
    const errors = 'errors' in read ? read.errors : [];
    expect(errors.map(({ column }) => column).sort()).toEqual(['专长', '姓名', '年度上限', '律师编号', '机构', '熟悉未成年人身心特点', '首次执业日期'].sort());
  });
});

describe('examples/lawyers.csv', () => {
  it('has about five lawyers for every agency, each as the contract wants, with an id and a licence of their own', async () => {
    const lawyers = (await readLawyers(EXAMPLE)).map(parseLawyer).filter((one): one is GoodLawyer => !('errors' in one));
    expect(lawyers).toHaveLength(95);
    for (const field of ['lawyerId', 'licenceNumber', 'name']) expect(new Set(lawyers.map(({ lawyer }) => lawyer[field])).size).toBe(lawyers.length);
    for (const { code } of AGENCIES) {
      const pool = lawyers.filter(({ agency }) => agency === code).map(({ lawyer }) => lawyerShape.parse(lawyer));
      expect(pool.length).toBeGreaterThanOrEqual(5);
      for (const speciality of ['CIVIL', 'CRIMINAL', 'ADMIN'] as const) expect(pool.filter(({ specialities }) => specialities.includes(speciality)).length).toBeGreaterThanOrEqual(2);
      const seasoned = pool.filter((one) => one.familiarWithMinors && one.specialities.includes('CRIMINAL')
        && one.criminalDefenceSince !== undefined && ageOn(calendarDate(one.criminalDefenceSince), calendarDate('2024-01-01')) >= 3);
      expect(seasoned.length).toBeGreaterThanOrEqual(2);
    }
  });
});
