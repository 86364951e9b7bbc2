import { describe, expect, it } from '@jest/globals';
import { applicationExample } from '@juanzong/intake-contracts';
import { identityNumberOf, matterIdentity } from './index.js';

const identity = (idNumber: string, opponents: readonly string[] = ['甲公司', '乙公司']) =>
  matterIdentity({ ...applicationExample, applicant: { ...applicationExample.applicant, idNumber }, opponents: opponents.map((name) => ({ name })) });

describe('the same matter', () => {
  it.each([['34020219850307001x'], [' 340202 19850307001X '], ['３４０２０２１９８５０３０７００１Ｘ']])('is that of %s, however it was typed', (typed) => {
    expect(identity(typed)).toBe(identity('34020219850307001X'));
  });

  it('is that of the old number of 15 digits', () => {
    expect(identityNumberOf('110105491231002')).toBe('11010519491231002X');
    expect(identityNumberOf('110105491231002', 'PASSPORT')).toBe('110105491231002');
  });

  it('is against the same opponents in any order, with blanks or twice', () => {
    expect(identity('1', ['乙公司', ' 甲 公司', '甲公司'])).toBe(identity('1'));
  });

  it('is not confused with another whose parts run together', () => {
    expect(identity('1', ['甲\n乙'])).not.toBe(identity('1', ['甲', '乙']));
    expect(identity('1', [])).not.toBe(identity('1'));
    expect(identity('2')).not.toBe(identity('1'));
  });
});
