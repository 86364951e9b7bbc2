import type { RegisterApplication } from '@juanzong/register';
import { CaseBook, fieldOf, type PoolLawyer, type Situation, textOf, todayOf } from './case-book.js';
import type { Instant } from '@juanzong/kernel';
import type { Told } from './platform/answers.js';

/** What is remembered of the platform: every file and every pool, as told. Built anew by every run. */
export class World {
  readonly books = new Map<string, CaseBook>();
  /** Streams that are no cases: rosters, campaigns. */
  readonly others = new Map<string, CaseBook>();
  readonly #rows: ReadonlyMap<string, RegisterApplication>;
  /** What was told of the lawyers of each pool. */
  readonly #pools = new Map<string, Told[]>();
  /** Everybody who ever joined, as they joined: what a year brings to a pool follows from them. */
  readonly #joined = new Map<string, PoolLawyer[]>();
  heard = '-1';

  constructor(
    private readonly seed: number,
    rows: readonly RegisterApplication[],
  ) {
    this.#rows = new Map(rows.map((row) => [rowName(row.agencyCode, row.applicationDate, row.registerNumber), row]));
  }

  /** @returns the cases and other streams of which something was new. */
  hear(news: readonly Told[]): { readonly cases: ReadonlySet<string>; readonly streams: ReadonlySet<string> } {
    const [cases, streams] = [new Set<string>(), new Set<string>()];
    for (const told of news) {
      this.heard = told.position;
      const isCase = told.caseId !== null && told.stream.startsWith('case-');
      const [books, id] = isCase ? [this.books, told.caseId ?? ''] : [this.others, told.stream];
      const book = books.get(id) ?? new CaseBook(id);
      books.set(id, book);
      if (!book.hear(told)) continue;
      (isCase ? cases : streams).add(id);
      this.#pool(told);
    }
    return { cases, streams };
  }

  /** A file as it was looked at when its last entry was made: whoever looks later, or begins anew, sees the same and means to do the same. */
  situation(id: string, now: Instant): Situation {
    const book = this.books.get(id) ?? this.others.get(id);
    if (!book) throw new Error(`nothing was told of ${id}`);
    const since = book.changedAt;
    return {
      seed: this.seed, book, now, today: todayOf(since), row: this.#rowOf(book), rowOf: (other) => this.#rowOf(other), pool: (agency) => this.#poolAt(agency, since), agencies: [...this.#pools.keys()].sort(), books: this.books,
    };
  }

  #poolAt(agency: string, at: Instant): readonly PoolLawyer[] {
    return [...poolOf((this.#pools.get(agency) ?? []).filter(({ recordedAt }) => recordedAt <= at)).values()].sort((a, b) => (a.lawyerId < b.lawyerId ? -1 : 1));
  }

  get pools(): readonly string[] {
    return [...this.#pools.keys()].sort();
  }

  /** Everybody who joined a pool, in the order of their ids, as they joined; whoever left since is among them. */
  joined(pool: string): readonly PoolLawyer[] {
    return [...(this.#joined.get(pool) ?? [])].sort((a, b) => (a.lawyerId < b.lawyerId ? -1 : 1));
  }

  #rowOf(book: CaseBook): RegisterApplication | undefined {
    const received = book.entries.find(({ type }) => type === 'intake.ApplicationReceived');
    const number = textOf(received, 'application', 'registerNumber');
    return received && number !== undefined ? this.#rows.get(rowName(received.agency, received.recordedAt, number)) : undefined;
  }

  #pool(told: Told): void {
    if (!told.type.startsWith('assignment.Lawyer')) return;
    const pool = told.stream.replace(/^roster-/, '');
    this.#pools.set(pool, [...(this.#pools.get(pool) ?? []), told]);
    if (told.type === 'assignment.LawyerJoined') this.#joined.set(pool, [...(this.#joined.get(pool) ?? []), lawyerIn(told)]);
  }
}

/** Who is in a pool after what was told of it. */
function poolOf(entries: readonly Told[]): ReadonlyMap<string, PoolLawyer> {
  const lawyers = new Map<string, PoolLawyer>();
  for (const told of entries) {
    const lawyer = lawyerIn(told);
    if (told.type === 'assignment.LawyerLeft') lawyers.delete(lawyer.lawyerId);
    else if (told.type.startsWith('assignment.LawyerJoined')) lawyers.set(lawyer.lawyerId, lawyer);
  }
  return lawyers;
}

const lawyerIn = (told: Told): PoolLawyer => ({
  lawyerId: textOf(told, 'lawyer', 'lawyerId') ?? textOf(told, 'lawyerId') ?? '', pool: told.stream.replace(/^roster-/, ''), lawyer: (fieldOf(told, 'lawyer') ?? told.data) as Readonly<Record<string, unknown>>,
});

/** Agency, year and number: what makes a row of a register the same. */
const rowName = (agency: string, date: string, number: string): string => `${agency}/${date.slice(0, 4)}/${number}`;
