import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { LETTER_FORMS } from '../forms.js';
import { FACTS } from '../spec-facts.fixture.js';
import { fillLetter } from './fill.js';
import { clause, hanDate, officialDate, officialNumber } from './filters.js';
import { loadTemplates, templateFor } from './load-templates.js';
import type { LetterTemplate } from './template.js';

const own = loadTemplates();
const words = (form: (typeof LETTER_FORMS)[number], facts: object = FACTS[form]): string => JSON.stringify(fillLetter(templateFor(own, form, '340202'), facts as Record<string, unknown>).blocks);

describe('dates and numbers in the official style', () => {
  it.each([['2024-03-05', '2024年3月5日', '二〇二四年三月五日'], ['2010-10-20', '2010年10月20日', '二〇一〇年十月二十日'], ['1999-12-31', '1999年12月31日', '一九九九年十二月三十一日']])(
    '%s', (date, arabic, chinese) => {
      expect([officialDate(date), hanDate(date)]).toEqual([arabic, chinese]);
    });

  it.each([
    ['（2024）芜湖市镜湖区法援民字第0012号', '〔2024〕芜湖市镜湖区法援民字第0012号'], ['皖援字[2024]7号', '皖援字〔2024〕7号'], ['(2024)皖0202民初1号', '〔2024〕皖0202民初1号'], ['2024-0001', '2024-0001'],
  ])('the year of %s stands in hexagonal brackets', (number, official) => {
    expect(officialNumber(number)).toBe(official);
    expect(officialNumber(official)).toBe(official);
  });

  it('a clause goes on without its stop', () => {
    expect(clause(' 收入超过标准。；')).toBe('收入超过标准');
  });
});

describe('the platform’s own templates', () => {
  it('there is one for every form of the nation, under its own name, with where its name is from', () => {
    expect(LETTER_FORMS.map((form) => templateFor(own, form, '510100').id)).toEqual(LETTER_FORMS.map((form) => `000000/${form}`));
    for (const template of own.values()) expect([template.source.document.length > 10, template.hash]).toEqual([true, expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it.each(LETTER_FORMS)('%s fills without a gap, with everything that it may say', (form) => {
    expect(words(form)).not.toMatch(/\{\{|undefined|null|\[object/);
  });

  it('says only what holds: route of the hardship test, order of the bureau, advance aid', () => {
    const grant = words('grant-decision', { ...FACTS['grant-decision'], route: 'EXEMPT', byOrder: false, advance: false });
    expect(grant).toContain('不受经济困难条件限制');
    expect(grant).not.toMatch(/符合经济困难标准|责令|先行提供/);
    expect(words('grant-decision')).toMatch(/责令.*符合经济困难标准.*先行提供/);
  });

  it('a refusal without remedies of a pack still names the one of the law; a service not made yet leaves room for the hand', () => {
    expect(words('refusal-decision', { ...FACTS['refusal-decision'], remedies: [] })).toContain('第四十九条');
    expect(words('service-record', { ...FACTS['service-record'], served: null })).toContain('年　　月　　日');
  });
});

describe('filling', () => {
  const template = (text: string, more: object = {}): LetterTemplate => ({
    form: 'receipt', region: '000000', name: '凭证', source: { document: '试', note: '试' }, wordingVerified: false, pageNumbers: true, textSize: '三号',
    blocks: [{ kind: 'paragraph', text, indent: true, ...more }],
  });
  const facts = { agency: { name: '中心' }, date: '2024-03-05' };

  it.each([['absent'], ['agency.nothing'], ['agency'], ['empty'], ['none'], ['constructor'], ['agency.__proto__']])('a placeholder without a value is an error with its name: %s', (path) => {
    expect(() => fillLetter(template(`致{{${path}}}`), { ...facts, empty: '', none: null })).toThrow(expect.objectContaining({ code: 'letters.value-missing', form: 'receipt', detail: path }));
  });

  it('an unknown filter is an error of the template', () => {
    expect(() => fillLetter(template('{{date|shout}}'), facts)).toThrow(/shout/);
  });

  it('whatever a value says is words: it is never read as a template again', () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }).filter((text) => text.length > 0), (name) => {
      const { blocks } = fillLetter(template('致{{name}}。'), { ...facts, name });
      expect(blocks).toEqual([{ kind: 'paragraph', text: `致${name}。`, indent: true }]);
    }), { examples: [['{{date}}'], ['$&$1$$'], ['<&>"\'']] });
  });

  it('tables that follow on each other with the same columns are one; with other columns they are two', () => {
    const table = (widths: number[], cell: string) => ({ kind: 'table' as const, widths, head: [], align: [], rows: [widths.map(() => cell)], minHeight: 0 });
    const letter = (...blocks: ReturnType<typeof table>[]) => fillLetter({ ...template('x'), blocks }, facts).blocks;
    expect(letter(table([1, 2], '甲'), table([1, 2], '乙'))).toMatchObject([{ rows: [['甲', '甲'], ['乙', '乙']] }]);
    expect(letter(table([1, 2], '甲'), table([2, 1], '乙'))).toHaveLength(2);
  });

  it('a repeated block stands once for every member, numbered; none for an empty list', () => {
    const each = { each: 'list' };
    expect(fillLetter(template('{{n}}．{{item.name}}', each), { ...facts, list: [{ name: '甲' }, { name: '乙' }] }).blocks.map((one) => 'text' in one && one.text)).toEqual(['1．甲', '2．乙']);
    expect(fillLetter(template('{{n}}', each), { ...facts, list: [] }).blocks).toEqual([]);
  });
});

describe('a template of a region', () => {
  const folder = mkdtempSync(join(tmpdir(), 'letters-templates-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (id: string, content: object): void => {
    mkdirSync(join(folder, id.slice(0, 6)), { recursive: true });
    writeFileSync(join(folder, `${id}.yaml`), stringify(content));
  };
  const form = (region: string, text: string) => ({
    form: 'receipt', region, name: '收件回执', source: { document: '某省文书', note: '试' }, wordingVerified: true, blocks: [{ kind: 'paragraph', text }],
  });

  it('takes the place of the nation’s on the path of the region, and nowhere else', () => {
    write('000000/receipt', form('000000', '全国'));
    write('340000/receipt', form('340000', '安徽'));
    write('340202/receipt', form('340202', '镜湖'));
    const book = loadTemplates(folder);
    expect(['340202', '340203', '340100', '510100'].map((region) => templateFor(book, 'receipt', region).id)).toEqual(['340202/receipt', '340000/receipt', '340000/receipt', '000000/receipt']);
    expect(() => templateFor(book, 'grant-decision', '340202')).toThrow(expect.objectContaining({ code: 'letters.no-template' }));
  });

  it('the hash follows what a template says, not how its file is written', () => {
    const [before] = [templateFor(loadTemplates(folder), 'receipt', '340202').hash];
    writeFileSync(join(folder, '340202/receipt.yaml'), `# 注\n${stringify(Object.fromEntries(Object.entries(form('340202', '镜湖')).reverse()))}`);
    expect(templateFor(loadTemplates(folder), 'receipt', '340202').hash).toBe(before);
    write('340202/receipt', form('340202', '镜湖区'));
    expect(templateFor(loadTemplates(folder), 'receipt', '340202').hash).not.toBe(before);
  });

  it.each([
    ['a form that is not that of its file', { ...form('340202', '一'), form: 'archive-cover' }], ['a region that is not that of its folder', form('340203', '一')],
    ['an unknown block', { ...form('340202', '一'), blocks: [{ kind: 'picture' }] }], ['no blocks', { ...form('340202', '一'), blocks: [] }],
  ])('%s is refused with the name of the file', (_what, content) => {
    write('340202/receipt', content);
    expect(() => loadTemplates(folder)).toThrow(expect.objectContaining({ code: 'letters.template-wrong', form: '340202/receipt' }));
  });
});
