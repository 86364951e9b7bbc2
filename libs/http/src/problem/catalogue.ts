import type { Bilingual, Refusal } from '@juanzong/kernel';

/** How one refusal is answered over HTTP. `zh` and `en` fill its params into a sentence that a person reads. */
export interface RefusalAnswer {
  /** The HTTP status, 400–599. */
  readonly status: number;
  /** Stays the same for every occurrence; taken from the status if absent. */
  readonly title?: Bilingual;
  readonly zh: (params: Refusal['params']) => string;
  readonly en: (params: Refusal['params']) => string;
}

/**
 * One answer for every refusal of a closed union. A code that is missing does not type-check:
 * `const REFUSALS: RefusalCatalogue<IntakeRefusal['refusal']> = { 'intake.already-accepted': { status: 409, zh: …, en: … }, … }`.
 */
export type RefusalCatalogue<Code extends string = string> = Readonly<Record<Code, RefusalAnswer>>;

/** A param as text: a list is joined the way its language does, an absent one is empty. */
export const paramText = (value: Refusal['params'][string] | undefined, language: keyof Bilingual = 'zh'): string =>
  Array.isArray(value) ? value.join(language === 'zh' ? '、' : ', ') : String(value ?? '');
