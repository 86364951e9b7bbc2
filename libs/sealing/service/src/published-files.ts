/** The name of the file that the roots of a year are published in. */
export const publishedFile = (year: string): string => `seals-${year}.jsonl`;

/** The year of such a file; undefined for another name. */
export const yearOfFile = (name: string): string | undefined => /^seals-(\d{4})\.jsonl$/.exec(name)?.[1];
