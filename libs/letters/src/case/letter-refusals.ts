import { paramText, type RefusalCatalogue } from '@juanzong/http';
import type { Refusal } from '@juanzong/kernel';
import { isLetterForm, LETTER_NAMES } from '../forms.js';

export type LetterRefusal = Refusal<'letters.not-ready' | 'letters.data-erased' | 'letters.value-missing'>;

const name = (form: Refusal['params'][string] | undefined, language: 'zh' | 'en'): string => {
  const text = paramText(form, language);
  return isLetterForm(text) ? LETTER_NAMES[text][language] : text;
};

export const letterRefusals: RefusalCatalogue<LetterRefusal['refusal']> = {
  'letters.not-ready': {
    status: 409,
    zh: (p) => `案件尚未到可以制发“${name(p['form'], 'zh')}”的阶段。`,
    en: (p) => `Nothing has happened yet that the form "${name(p['form'], 'en')}" could tell.`,
  },
  'letters.data-erased': {
    status: 409,
    zh: (p) => `“${name(p['form'], 'zh')}”所需的个人信息已依法删除。`,
    en: (p) => `The personal data that the form "${name(p['form'], 'en')}" needs were erased.`,
  },
  'letters.value-missing': {
    status: 422,
    zh: (p) => `“${name(p['form'], 'zh')}”缺少必填内容：${paramText(p['value'])}。`,
    en: (p) => `The form "${name(p['form'], 'en')}" lacks a value that it needs: ${paramText(p['value'], 'en')}.`,
  },
};
