import { describe, expect, it } from '@jest/globals';
import { account, Pool } from './pool.js';

const about = (lawyerId: string) => ({ lawyerId, name: lawyerId, firm: '', licenceNumber: '1', licensedSince: '2010-01-01', specialities: ['CIVIL'], familiarWithMinors: false });
const order = (pool: Pool): [string, number][] => pool.rotation().map((member) => [member.about.lawyerId, account(member)]);

/** Revisions count up by themselves. */
function poolOf(...names: readonly string[]) {
  const pool = new Pool();
  let revision = 0;
  const join = (name: string): void => pool.join(about(name), (revision += 1));
  const draw = (lawyerId: string, ...away: string[]): void => pool.draw({ drawId: `${lawyerId}${(revision += 1)}`, lawyerId, revision, year: 2024, away });
  names.forEach(join);
  return { pool, join, draw };
}

describe('the account of a member', () => {
  it('is what they had, where one who comes back had more than the member who has fewest', () => {
    const { pool, join, draw } = poolOf('a', 'b');
    draw('a');
    draw('a');
    pool.leave('a');
    join('a');
    expect(order(pool)).toEqual([['b', 0], ['a', 2]]);
  });

  it('is the fewest of the pool for one who is new, or who comes back with less', () => {
    const { pool, join, draw } = poolOf('a', 'b');
    pool.leave('b');
    draw('a');
    draw('a');
    join('b');
    join('c');
    expect(order(pool)).toEqual([['b', 2], ['c', 2], ['a', 2]]);
  });

  it('moves along with the fewest of the others while they are away, and loses what was given back', () => {
    const { pool, draw } = poolOf('a', 'b', 'c');
    draw('a', 'c');
    draw('b', 'c');
    expect(order(pool)).toEqual([['c', 1], ['a', 1], ['b', 1]]);
    pool.giveBack('b5', 'b');
    expect(order(pool)).toEqual([['b', 0], ['c', 1], ['a', 1]]);
  });
});
