import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareRows, type Row } from './compare-rows.js';

const rule = { key: ['id'] };

describe('comparison of rows', () => {
  it('names what is missing, what is too much, and which columns differ', () => {
    const expected = [{ id: 1, state: 'granted', fen: 5n }, { id: 2, state: 'closed' }];
    const actual = [{ id: 1, state: 'refused', fen: '5' }, { id: 3, state: 'granted' }];
    expect(compareRows(expected, actual, rule)).toEqual({
      missing: [{ id: 2, state: 'closed' }],
      extra: [{ id: 3, state: 'granted' }],
      different: [{ key: { id: 1 }, columns: [{ column: 'state', expected: 'granted', actual: 'refused' }] }],
    });
  });

  it('takes values as equal that the database only spells otherwise', () => {
    const when = new Date('2024-03-05T00:00:00Z');
    const expected = [{ id: 1, at: when, big: 9_007_199_254_740_993n, none: undefined, data: { a: 1, b: [2] } }];
    const actual = [{ id: 1, at: new Date(when), big: '9007199254740993', none: null, data: { b: [2], a: 1 } }];
    expect(compareRows(expected, actual, rule)).toEqual({ missing: [], extra: [], different: [] });
  });

  it('reports a second row under one key, and refuses expectations that are not told apart', () => {
    expect(compareRows([{ id: 1 }], [{ id: 1 }, { id: 1 }], rule).extra).toEqual([{ id: 1 }]);
    expect(() => compareRows([{ id: 1 }, { id: 1 }], [], rule)).toThrow('id');
  });

  it('looks at the named columns only, when told', () => {
    expect(compareRows([{ id: 1, a: 1, b: 1 }], [{ id: 1, a: 1, b: 2 }], { key: ['id'], columns: ['a'] }).different).toEqual([]);
  });

  const table = fc.uniqueArray(fc.record({ id: fc.integer(), value: fc.string() }), { selector: (row) => row.id, minLength: 1 });

  it('finds no difference in any order, and exactly the one value that was flipped', () => {
    fc.assert(
      fc.property(table, fc.nat(), (rows: Row[], pick) => {
        const shuffled = [...rows].reverse();
        expect(compareRows(rows, shuffled, rule)).toEqual({ missing: [], extra: [], different: [] });
        const at = pick % rows.length;
        const flipped = rows.map((row, index) => (index === at ? { ...row, value: `${String(row['value'])}!` } : row));
        const { missing, extra, different } = compareRows(rows, flipped, rule);
        expect([missing, extra, different.map((found) => [found.key, found.columns.map((column) => column.column)])]).toEqual([
          [], [], [[{ id: rows[at]?.['id'] }, ['value']]],
        ]);
      }),
    );
  });
});
