import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { create } from 'fontkit';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { LETTER_FORMATS, LETTER_FORMS, type LetterForm, LETTER_MEDIA_TYPES } from './forms.js';
import { renderLetter } from './render-letter.js';
import { FACTS } from './spec-facts.fixture.js';

const render = (form: LetterForm, format: 'pdf' | 'docx', facts: object = {}) => renderLetter({ form, format, region: '340202', facts: { ...FACTS[form], ...facts } as never });
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const part = (bytes: Uint8Array, path: string): string => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());
const textOf = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join('');

/** Every tag closed in order: what no word processor opens otherwise. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, self] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/gu)) {
    if (closing) {
      if (open.pop() !== name) return false;
    } else if (!self) open.push(name ?? '');
  }
  return open.length === 0;
}

describe('letters as files', () => {
  it.each(LETTER_FORMS)('%s: PDF and DOCX, named after the form and its number, from the nation’s template', async (form) => {
    for (const format of LETTER_FORMATS) {
      const letter = await render(form, format);
      expect(letter).toMatchObject({ mediaType: LETTER_MEDIA_TYPES[format], template: { id: `000000/${form}` }, missingCharacters: [], fileName: expect.stringMatching(new RegExp(`〔2024〕芜湖市镜湖区法援民字第0012号\\.${format}$`)) });
      expect(strFromU8(letter.bytes.slice(0, 4))).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004');
      if (format === 'pdf') expect(letter.bytes.length).toBeLessThan(100_000);
    }
  });

  it.each(LETTER_FORMATS)('the same facts give the same bytes, other facts others: %s', async (format) => {
    const [one, again, other] = [await render('archive-cover', format), await render('archive-cover', format), await render('archive-cover', format, { recipient: '李四' })];
    expect(digest(again.bytes)).toBe(digest(one.bytes));
    expect(digest(other.bytes)).not.toBe(digest(one.bytes));
  });

  it('another process in another time zone writes the same bytes', async () => {
    const elsewhere = (zone: string): string => execFileSync(process.execPath, ['--input-type=module', '-e', `
      import { renderLetter } from './dist/render-letter.js';
      import { createHash } from 'node:crypto';
      const facts = JSON.parse(process.env.FACTS);
      for (const format of ['pdf', 'docx']) console.log(createHash('sha256').update((await renderLetter({ form: 'receipt', facts, region: '340202', format })).bytes).digest('hex'));
    `], { cwd: fileURLToPath(new URL('..', import.meta.url)), env: { ...process.env, TZ: zone, NODE_OPTIONS: '', FACTS: JSON.stringify(FACTS.receipt) }, encoding: 'utf8' });
    const here = [];
    for (const format of LETTER_FORMATS) here.push(`${digest((await render('receipt', format)).bytes)}\n`);
    expect(elsewhere('Pacific/Kiritimati')).toBe(here.join(''));
  });

  it('a DOCX has the page of GB/T 9704, the typefaces of an office and the date of the letter', async () => {
    const { bytes } = await render('grant-decision', 'docx');
    const document = part(bytes, 'word/document.xml');
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(document).toContain('w:firstLineChars="200"');
    expect(document).toMatch(/w:eastAsia="方正小标宋简体"/);
    expect(document).toMatch(/w:eastAsia="仿宋_GB2312"/);
    expect(textOf(document)).toContain('芜湖市镜湖区法律援助中心2024年3月5日（印章）');
    expect(part(bytes, 'docProps/core.xml').match(/2024-03-05T00:00:00Z/gu)).toHaveLength(2);
    for (const [path, content] of Object.entries(unzipSync(bytes))) if (/\.(xml|rels)$/.test(path)) expect([path, wellFormed(strFromU8(content))]).toEqual([path, true]);
  });

  it.each(['<&>"\'', '𠮷田', '㛃', '张\u0000三\n李四', '{{number}}', '张'.repeat(3000), 'x'.repeat(500), '阿布都·热西提'])('no name breaks a letter: %.20s', async (applicant) => {
    const { bytes } = await render('grant-decision', 'docx', { applicant });
    const document = part(bytes, 'word/document.xml');
    expect(wellFormed(document)).toBe(true);
    expect(document.includes('\u0000')).toBe(false);
    const shown = applicant.replace('\u0000', '〓').replace('\n', ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
    expect(textOf(document)).toContain(`${shown}：`);
    const pdf = await render('grant-decision', 'pdf', { applicant });
    expect(pdf.pages).toBeGreaterThanOrEqual(1);
  });

  it('a character that the typeface lacks is reported, once; the DOCX has it', async () => {
    const { missingCharacters } = await render('service-record', 'pdf', { addressee: '𠮷𠮷田㛃' });
    expect(missingCharacters).toEqual(['𠮷']);
    const docx = await render('service-record', 'docx', { addressee: '𠮷𠮷田㛃' });
    expect(docx.missingCharacters).toEqual([]);
    expect(textOf(part(docx.bytes, 'word/document.xml'))).toContain('𠮷𠮷田㛃');
  });

  it('a long list goes on over pages, with one page number on each', async () => {
    const contents = Array.from({ length: 120 }, (_, i) => ({ name: `第${i + 1}份材料`, date: '2024-03-05', pages: 1, place: String(i + 1) }));
    const { pages } = await render('archive-cover', 'pdf', { contents, totalPages: 120 });
    expect(pages).toBeGreaterThan(5);
    expect((await render('archive-cover', 'pdf', { contents: [{ ...contents[0], name: '长'.repeat(4000) }] })).pages).toBeGreaterThan(5);
  });

  it('facts that a form does not know are refused, with what is wrong', async () => {
    await expect(render('grant-decision', 'pdf', { applicant: ' ' })).rejects.toMatchObject({ code: 'letters.facts-wrong', detail: expect.stringContaining('applicant') });
    await expect(render('grant-decision', 'pdf', { extra: 1 })).rejects.toMatchObject({ code: 'letters.facts-wrong' });
  });

  it('the typeface that a PDF is set in may be embedded, and has what Chinese letters are written with', async () => {
    const { createRequire } = await import('node:module');
    const { readFileSync } = await import('node:fs');
    const font = create(readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf')));
    if ('fonts' in font) throw new Error('one font');
    expect([...'〔〕“”—〇㛃龘·（），。；：《》〓'].filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))).toEqual([]);
  });
});
