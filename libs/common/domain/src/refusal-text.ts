import type { Refusal } from '@juanzong/kernel';
import { wordFor } from './code-words.js';

type Params = Refusal['params'];

/** How a refusal is answered: HTTP status, and the sentence a person reads in each language. */
export interface RefusalText {
  readonly status: number;
  readonly zh: (params: Params) => string;
  readonly en: (params: Params) => string;
}

const spelled = (value: Params[string] | undefined, comma: string, say: (code: string) => string): string =>
  (Array.isArray(value) ? value.map((one) => say(String(one))).join(comma) : say(String(value ?? '')));

type InWords = (name: string, code: string) => string;
/** Codes in Chinese sentences are said in words; of an agency the code stands beside its name. */
const inChinese: InWords = (name, code) => {
  const word = wordFor(name, code);
  return word === undefined ? code : /^\d{6}$/.test(code) ? `${word}（${code}）` : word;
};
const asTheyAre: InWords = (_, code) => code;

const filled = (template: string, comma: string, say: InWords) => (params: Params): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => spelled(params[name], comma, (code) => say(name, code)));

/** Sentences in which `{name}` stands for a param of the refusal; lists are joined as the language does, and codes are words in Chinese. */
export const refusalText = (status: number, zh: string, en: string): RefusalText => ({ status, zh: filled(zh, '、', inChinese), en: filled(en, ', ', asTheyAre) });
