import { describe, expect, it } from '@jest/globals';
import type { RawCell } from '../cell.js';
import { policyCatalogue } from '../policy-catalogue.js';
import { parseEntries, parseEntry } from './catalogue-value.js';
import { parseCount } from './count.js';
import { parseDocumentNumber } from './document-number.js';
import { splitList } from './list.js';
import { parsePhone } from './phone.js';
import { parseName, parseReference, parseWords } from './words.js';

const text = (value: string): RawCell => ({ kind: 'text', text: value });
const number = (value: number): RawCell => ({ kind: 'number', value, text: String(value) });

describe('telephone numbers', () => {
  it.each([
    ['13800001111', '13800001111'], ['138 0000 1111', '13800001111'], ['138-0000-1111', '13800001111'], ['+86 13800001111', '13800001111'], ['8613800001111', '13800001111'],
    ['0086-13800001111', '13800001111'], ['１３８００００１１１１', '13800001111'], ['0750-1234567', '0750-1234567'], ['(0750)1234567', '0750-1234567'], ['（０２５）12345678', '025-12345678'],
    ['01012345678', '010-12345678'], ['0750-1234567转12', '0750-1234567-12'],
  ])('%s', (typed, phone) => expect(parsePhone(text(typed))).toEqual({ value: phone }));
  it('a number cell that lost its leading zero', () => {
    expect(parsePhone(number(7501234567))).toEqual({ value: '0750-1234567' });
    expect(parsePhone(number(13800001111))).toEqual({ value: '13800001111' });
  });
  it.each(['1380000111', '138000011112', '12800001111', '3312345', '无', '13800001111/13900001111'])('%s is refused', (typed) =>
    expect(parsePhone(text(typed))).toMatchObject({ faults: [{ fault: 'register.phone' }] }));
});

describe('words, counts, documents', () => {
  it.each([['张 三', '张三'], [' 张　三 ', '张三'], ['阿依古丽·买买提', '阿依古丽·买买提'], ['John  Smith', 'John Smith']])('%s', (typed, name) => expect(parseName(text(typed))).toEqual({ value: name }));
  it.each(['张3', '123', '——', '长'.repeat(51)])('%s is no name', (typed) => expect(parseName(text(typed))).toHaveProperty('faults'));
  it('keeps the words of free text and refuses too many', () => {
    expect(parseWords(10)(text(' （甲）与乙 '))).toEqual({ value: '（甲）与乙' });
    expect(parseWords(3)(text('一二三四'))).toMatchObject({ faults: [{ fault: 'register.text-too-long' }] });
  });
  it('a reference is half width with single blanks', () => {
    expect(parseReference(20)(text('（２０２４）援字 　第1号'))).toEqual({ value: '(2024)援字 第1号' });
    expect(parseReference(3)(text('12345'))).toHaveProperty('faults');
  });
  it.each([['3', 3], ['３人', 3], ['5口', 5], ['3.0', 3]])('%s people', (typed, count) => expect(parseCount(text(typed))).toEqual({ value: count }));
  it.each(['0', '51', '三', '-1', '2.5', '100'])('%s is no number of people', (typed) => expect(parseCount(text(typed))).toHaveProperty('faults'));
  it.each([['h1234567', 'H1234567'], ['军字第1234567号', '军字第1234567号']])('%s', (typed, document) => expect(parseDocumentNumber(text(typed))).toEqual({ value: document }));
  it.each([text('1234'), text('不详不详不详'), number(1.2e17)])('%j is no document number', (cell) => expect(parseDocumentNumber(cell)).toHaveProperty('faults'));
});

describe('lists and catalogues', () => {
  it.each(['甲、乙、丙', '甲，乙,丙', '甲；乙;丙', '甲\n乙\r\n丙', ' 甲 、乙、、丙、乙、'])('%j has three members', (typed) => expect(splitList(typed)).toEqual(['甲', '乙', '丙']));
  it('an agency by short name, full name, code and with blanks', () => {
    for (const typed of ['芜湖市镜湖区', '芜湖市镜湖区法律援助中心', ' 芜湖市 镜湖区', '340202', '３４０２０２']) expect(parseEntry(policyCatalogue.agencies)(text(typed))).toMatchObject({ value: { code: '340202' } });
  });
  it('every entry of every list is found by its name and its code', () => {
    for (const entries of Object.values(policyCatalogue)) {
      for (const { code, zh } of entries) for (const typed of [code, zh]) expect(parseEntries(entries)(text(typed))).toMatchObject({ value: [{ code }] });
    }
  });
  it('names that hold a 、 stay whole, and unknown ones are each named', () => {
    const groups = parseEntries(policyCatalogue.groups, 'register.unknown-group');
    expect(groups(text('农民工、被羁押、服刑、强制隔离戒毒人员，妇女、农民工'))).toMatchObject({ value: [{ code: 'MIGRANT_WORKER' }, { code: 'DETAINED' }, { code: 'WOMAN' }] });
    expect(groups(text('农民工、外星人、火星人'))).toMatchObject({
      faults: [{ fault: 'register.unknown-group', params: { value: '外星人' } }, { fault: 'register.unknown-group', params: { value: '火星人' } }],
    });
  });
});
