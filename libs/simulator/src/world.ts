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
  readonly #pools = new Map<string, Map<string, PoolLawyer>>();
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

  situation(id: string, now: Instant): Situation {
    const book = this.books.get(id) ?? this.others.get(id);
    if (!book) throw new Error(`nothing was told of ${id}`);
    return {
      seed: this.seed, book, now, today: todayOf(now), row: this.#rowOf(book), rowOf: (other) => this.#rowOf(other), pool: (agency) => this.pool(agency), agencies: [...this.#pools.keys()].sort(), books: this.books,
    };
  }

  pool(agency: string): readonly PoolLawyer[] {
    return [...(this.#pools.get(agency)?.values() ?? [])].sort((a, b) => (a.lawyerId < b.lawyerId ? -1 : 1));
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

  #pool({ type, stream, data }: Told): void {
    if (!type.startsWith('assignment.Lawyer')) return;
    const pool = stream.replace(/^roster-/, '');
    const lawyers = this.#pools.get(pool) ?? new Map<string, PoolLawyer>();
    this.#pools.set(pool, lawyers);
    const lawyer = fieldOf({ data } as Told, 'lawyer') ?? data;
    const lawyerId = textOf({ data } as Told, 'lawyer', 'lawyerId') ?? textOf({ data } as Told, 'lawyerId') ?? '';
    if (type === 'assignment.LawyerJoined') this.#joined.set(pool, [...(this.#joined.get(pool) ?? []), { lawyerId, pool, lawyer: lawyer as Readonly<Record<string, unknown>> }]);
    if (type === 'assignment.LawyerLeft') lawyers.delete(lawyerId);
    else if (type.startsWith('assignment.LawyerJoined')) lawyers.set(lawyerId, { lawyerId, pool, lawyer: lawyer as Readonly<Record<string, unknown>> });
  }
}

/** Agency, year and number: what makes a row of a register the same. */
const rowName = (agency: string, date: string, number: string): string => `${agency}/${date.slice(0, 4)}/${number}`;
