import { type CaseBook, fieldOf, lawyerOf, textOf } from '../case-book.js';
import type { World } from '../world.js';

/** A case worth replaying, and what makes it so: the most telling kinds of its entries. */
export interface Story {
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly agency: string;
  readonly entries: number;
  readonly because: readonly string[];
}

export interface WhatHappened {
  readonly cases: number;
  /** How cases stand, by the last thing that decided it. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly deadlines: { readonly met: number; readonly missed: number; readonly recomputed: number };
  readonly grades: Readonly<Record<string, number>>;
  readonly ratings: { readonly count: number; readonly mean: number | null };
  /** By how many lawyers the assigned cases were taken, the share of the busiest five, and the sum of squared shares in ten-thousandths (HHI). */
  readonly lawyers: { readonly assigned: number; readonly count: number; readonly topFive: number; readonly hhi: number; readonly busiest: readonly { readonly lawyerId: string; readonly cases: number }[] };
  readonly stories: readonly Story[];
}

const OUTCOMES = {
  granted: 'eligibility.AidGranted', refused: 'eligibility.AidRefused', withdrawn: 'intake.ApplicationWithdrawn', deemedWithdrawn: 'intake.ApplicationDeemedWithdrawn', duplicate: 'intake.ApplicationClosedAsDuplicate',
  forwarded: 'cross-region-transfer.Forwarded', disputed: 'cross-region-transfer.ForwardDisputed', designated: 'cross-region-transfer.Designated', objected: 'eligibility.ObjectionFiled', advance: 'eligibility.AdvanceAidGranted',
  terminated: 'eligibility.AidTerminated', declined: 'assignment.AssignmentDeclined', lawyerChanged: 'assignment.ProviderRelieved', closed: 'assignment.CaseClosed', archiveReturned: 'quality-review.ArchiveReturned',
  archived: 'quality-review.ArchiveAccepted', reviewed: 'quality-review.FileGraded', erased: 'intake.PersonalDataErased',
} as const;

/** What a reader wants to see replayed, the rarer the better; three stories of three sorts. */
const SORTS: readonly (readonly string[])[] = [
  ['cross-region-transfer.Designated', 'cross-region-transfer.ForwardDisputed', 'cross-region-transfer.ForwardAccepted', 'eligibility.AdvanceAidGranted', 'intake.ApplicationReceivedCorrected'],
  ['eligibility.CostRecoveryOrdered', 'eligibility.ObjectionDecided', 'eligibility.AidTerminated', 'eligibility.DecisionReturned', 'intake.SupplementRequested'],
  ['quality-review.FileGraded', 'quality-review.ArbiterAppointed', 'quality-review.FindingRechecked', 'assignment.FileHandedOver', 'quality-review.ArchiveReturned', 'assignment.AssignmentDeclined'],
];

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const ending = (books: readonly CaseBook[], kind: string): number => sum(books.map(({ entries }) => entries.filter(({ type }) => type.endsWith(kind)).length));

function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of [...values].sort()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function shared(books: readonly CaseBook[]): WhatHappened['lawyers'] {
  const counts = counted(books.flatMap((book) => lawyerOf(book) ?? []));
  const busiest = Object.entries(counts).map(([lawyerId, cases]) => ({ lawyerId, cases })).sort((a, b) => b.cases - a.cases || (a.lawyerId < b.lawyerId ? -1 : 1));
  const assigned = sum(busiest.map(({ cases }) => cases));
  const share = (cases: number): number => (assigned === 0 ? 0 : cases / assigned);
  return { assigned, count: busiest.length, topFive: share(sum(busiest.slice(0, 5).map(({ cases }) => cases))), hhi: Math.round(10_000 * sum(busiest.map(({ cases }) => share(cases) ** 2))), busiest: busiest.slice(0, 5) };
}

function storiesOf(books: readonly CaseBook[]): Story[] {
  const told = new Set<string>();
  return SORTS.flatMap((sort) => {
    const worth = (book: CaseBook): number => sum(sort.map((type, i) => (book.has(type) ? 2 ** (sort.length - i) : 0))) * 1000 + new Set(book.entries.map(({ type }) => type)).size;
    const [best] = books.filter(({ id }) => !told.has(id)).sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));
    if (!best) return [];
    told.add(best.id);
    const kinds = [...new Set(SORTS.flat().filter((type) => best.has(type)))];
    return [{ caseId: best.id, caseNumber: textOf(best.last('intake.ApplicationAccepted'), 'caseNumber') ?? null, agency: best.owner, entries: best.entries.length, because: kinds }];
  });
}

/** What came of a register, counted from the case files themselves. */
export function whatHappened(world: World): WhatHappened {
  const books = [...world.books.values()].filter((book) => book.has('intake.ApplicationReceived'));
  const scores = books.flatMap((book) => book.all('quality-review.ServiceRated').flatMap((rated) => ((fieldOf(rated, 'scores') ?? []) as readonly { readonly score: number }[]).map(({ score }) => score)));
  return {
    cases: books.length,
    outcomes: Object.fromEntries(Object.entries(OUTCOMES).map(([name, type]) => [name, books.filter((book) => book.has(type)).length])),
    deadlines: { met: ending(books, '.DeadlineMet'), missed: ending(books, '.DeadlineMissed'), recomputed: ending(books, '.DeadlineRecomputed') },
    grades: counted(books.flatMap((book) => book.all('quality-review.FileGraded').flatMap((graded) => textOf(graded, 'grade') ?? []))),
    ratings: { count: ending(books, '.ServiceRated'), mean: scores.length === 0 ? null : Math.round((100 * sum(scores)) / scores.length) / 100 },
    lawyers: shared(books),
    stories: storiesOf(books),
  };
}
