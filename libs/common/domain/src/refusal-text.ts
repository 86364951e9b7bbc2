import type { Refusal } from '@juanzong/kernel';

type Params = Refusal['params'];

/** How a refusal is answered: HTTP status, and the sentence a person reads in each language. */
export interface RefusalText {
  readonly status: number;
  readonly zh: (params: Params) => string;
  readonly en: (params: Params) => string;
}

const spelled = (value: Params[string] | undefined, comma: string): string => (Array.isArray(value) ? value.join(comma) : String(value ?? ''));

const filled = (template: string, comma: string) => (params: Params): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => spelled(params[name], comma));

/** Sentences in which `{name}` stands for a param of the refusal; lists are joined as the language does. */
export const refusalText = (status: number, zh: string, en: string): RefusalText => ({ status, zh: filled(zh, '、'), en: filled(en, ', ') });
