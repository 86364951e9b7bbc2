import { calendarDate, type CalendarDate } from '@juanzong/kernel';

/** When the State Council's General Office published the holiday arrangement of a year, and in which notice. */
export interface Publication {
  readonly year: number;
  readonly publishedOn: CalendarDate;
  readonly notice: string;
}

/** Of the years that a calendar may have to be read as it was known then. Arrangements of years before these count as known. */
export const PUBLICATIONS: readonly Publication[] = [
  { year: 2024, publishedOn: calendarDate('2023-10-25'), notice: '国办发明电〔2023〕7号' },
  { year: 2025, publishedOn: calendarDate('2024-11-12'), notice: '国办发明电〔2024〕12号' },
  { year: 2026, publishedOn: calendarDate('2025-11-04'), notice: '国办发明电〔2025〕7号' },
];

/** The last year whose arrangement was published on or before a date, of a calendar that ends with `lastYear`. */
export function lastPublishedYear(on: CalendarDate, lastYear: number): number {
  const unpublished = PUBLICATIONS.filter(({ publishedOn }) => publishedOn > on).map(({ year }) => year);
  return Math.min(lastYear, ...unpublished.map((year) => year - 1));
}

/** The first publication after a date; undefined where none is known. */
export const nextPublication = (after: CalendarDate): Publication | undefined => PUBLICATIONS.find(({ publishedOn }) => publishedOn > after);
