import type { Bilingual } from '@juanzong/kernel';

/** The document that an auditor reads beside such a rule: no law, but the platform's own promise. */
export const PLATFORM_RULES_DOCUMENT = '平台规则 / platform rule';

/** What holds for every draw whatever the packs say: no pack can make a suspended lawyer available. Each with its sentence. */
export const PLATFORM_RULES = {
  'platform.licence': {
    zh: '任何抽取均不得抽中抽取当日未持有有效执业证的律师。',
    en: 'No draw may choose a lawyer who holds no licence to practise on the date of the draw.',
  },
  'platform.suspension': {
    zh: '任何抽取均不得抽中抽取当日处于暂停指派期间的律师。',
    en: 'No draw may choose a lawyer who is suspended from being assigned on the date of the draw.',
  },
  'platform.conflict-of-interest': {
    zh: '任何抽取均不得抽中经登记与本案有利益冲突的律师。',
    en: 'No draw may choose a lawyer with a conflict of interest with the case on record.',
  },
  'platform.speciality': {
    zh: '被抽中的律师的专业特长应当包含本案的案件类别（民事、行政或者刑事）。',
    en: 'The lawyer who is drawn must work in the field of the matter: civil, administrative or criminal.',
  },
  'platform.declined-before': {
    zh: '曾拒绝承办本案的律师，不再被抽中承办同一案件。',
    en: 'A case never comes again to a lawyer who declined it.',
  },
  'platform.relieved-before': {
    zh: '经更换离任本案的律师，不再被抽中承办同一案件。',
    en: 'A case never comes again to a lawyer who was relieved of it.',
  },
  'platform.own-cap': {
    zh: '律师申报了本人年度承办上限的，当年指派数达到上限后不再被抽中。',
    en: 'A lawyer who set a cap of their own is not drawn again in a year in which it is reached.',
  },
} as const satisfies Readonly<Record<`platform.${string}`, Bilingual>>;

export type PlatformRule = keyof typeof PLATFORM_RULES;

/** The sentence of a platform rule by the id that stands in a trace; undefined for the id of a rule pack. */
export const platformRuleText = (rule: string): Bilingual | undefined => new Map<string, Bilingual>(Object.entries(PLATFORM_RULES)).get(rule);
