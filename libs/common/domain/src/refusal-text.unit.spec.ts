import { describe, expect, it } from '@jest/globals';
import { refusalText } from './refusal-text.js';

describe('the sentence of a refusal', () => {
  const missing = refusalText(422, '缺少：{missing}。', 'Missing: {missing}.');
  const owned = refusalText(403, '该案卷由机构{owner}管理。', 'The file is owned by agency {owner}.');

  it('says codes in words to who reads Chinese, and keeps them beside it in English', () => {
    expect(missing.zh({ missing: ['IDENTITY', 'APPLICATION_FORM'] })).toBe('缺少：身份证明、法律援助申请表。');
    expect(missing.en({ missing: ['IDENTITY', 'APPLICATION_FORM'] })).toBe('Missing: IDENTITY, APPLICATION_FORM.');
  });

  it('names an agency, with its code', () => {
    expect(owned.zh({ owner: '340202' })).toBe('该案卷由机构芜湖市镜湖区（340202）管理。');
    expect(owned.zh({ owner: '999999' })).toBe('该案卷由机构999999管理。');
  });

  it('leaves what has no words as it is, and what is missing out', () => {
    expect(missing.zh({ missing: ['NO_SUCH_THING'] })).toBe('缺少：NO_SUCH_THING。');
    expect(missing.zh({})).toBe('缺少：。');
  });
});
