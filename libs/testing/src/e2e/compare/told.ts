/** What is looked at of an entry: as a platform tells it, or as it stands in the store. */
export interface Told {
  readonly stream: string;
  readonly caseId?: string | null;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the entries of some types carry as text under a field, in order. */
export const textsOf = (log: readonly Told[], field: string, ...types: readonly string[]): string[] =>
  log.filter(({ type }) => types.includes(type)).map(({ data }) => String(data[field]));

/** Those that stand more than once in a list. */
export const doubled = (texts: readonly string[]): string[] => [...new Set(texts.filter((text, i) => texts.indexOf(text) !== i))];
