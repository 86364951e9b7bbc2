import { addDays, calendarDate } from '@juanzong/kernel';
import { Dice } from '../choice/chance.js';
import { slotOf } from '../choice/working-time.js';
import type { Errand } from './errands.js';

const START = calendarDate('2024-01-02');
const EXPERTS = [
  ['周敏', '同行律师事务所', ['CIVIL', 'ADMIN']], ['吴强', '城东律师事务所', ['CIVIL', 'CRIMINAL']], ['郑丽', '城西律师事务所', ['CRIMINAL', 'CIVIL']],
  ['王磊', '大学法律诊所', ['CIVIL', 'CRIMINAL', 'ADMIN']], ['冯洁', '法学院', ['CIVIL', 'CRIMINAL', 'ADMIN']], ['许静', '仲裁院', ['CIVIL', 'CRIMINAL', 'ADMIN']], ['何伟', '人民法院退休法官', ['CIVIL', 'CRIMINAL', 'ADMIN']], ['陈亮', '城北律师事务所', ['CRIMINAL', 'ADMIN']],
] as const;

export const expertsOf = (region: string): readonly string[] => EXPERTS.map((_, i) => `E-${region}-0${i + 1}`);

/** The pool of experts of each region: who joins at the beginning of the year, and who leaves in the course of it. */
export function expertErrands(seed: number, regions: readonly string[]): Errand[] {
  return regions.flatMap((region) => {
    const dice = new Dice(seed, 'experts', region);
    const errand = (name: string, action: string, at: Errand['at'], body: object): Errand => ({ name: `experts ${name}`, at, agency: region, persona: 'operator', path: `/api/quality-review/v1/experts/${region}/${action}`, body });
    const joining = EXPERTS.map(([name, firm, specialities], i) =>
      errand(`joined ${region} ${i}`, 'enrol-reviewer', slotOf(START, i), { expert: { reviewerId: `E-${region}-0${i + 1}`, name, firm, specialities, interests: [] } }));
    const last = expertsOf(region).at(-1);
    const leaving = errand(`left ${region}`, 'remove-reviewer', slotOf(addDays(START, dice.between(200, 330, 'leaves')), 0), { reviewerId: last, reason: '调离本地' });
    return [...joining, leaving];
  });
}
