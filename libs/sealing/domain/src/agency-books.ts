import type { caseRegisteredV1 } from '@juanzong/intake-contracts';
import { type CalendarDate, type DataOf, dateOf, type Instant } from '@juanzong/kernel';
import { type Head, NO_HEAD } from './sealed-text.js';

/** What of a stored entry seals hang on. */
export interface NotedEntry extends Head {
  readonly stream: string;
  readonly type: string;
  readonly recordedAt: Instant;
  readonly data: unknown;
}

interface DayHead extends Head {
  readonly day: CalendarDate;
}

/** A line of an agency's ledger. */
interface Registered {
  readonly caseId: string;
  readonly day: CalendarDate;
}

/** One agency at the end of a day: the head of its ledger, and of every case in it by ordinal. */
export interface AgencyAtDay {
  readonly ledger: Head;
  readonly cases: readonly (Head & { readonly caseId: string })[];
}

const LEDGER = 'agency-';
const CASE = 'case-';

/** The heads of all ledgers and cases at the end of any day, from the entries of the store in their order. */
export class AgencyBooks {
  readonly #heads = new Map<string, DayHead[]>();
  readonly #ledgers = new Map<string, Registered[]>();
  /** Streams of which more than one day is kept. */
  readonly #several = new Set<string>();

  note({ stream, type, revision, hash, recordedAt, data }: NotedEntry): void {
    if (!stream.startsWith(LEDGER) && !stream.startsWith(CASE)) return;
    const day = dateOf(recordedAt);
    const heads = this.#heads.get(stream) ?? [];
    if (heads.at(-1)?.day === day) heads.pop();
    heads.push({ day, revision, hash });
    this.#heads.set(stream, heads);
    if (heads.length > 1) this.#several.add(stream);
    if (type !== 'intake.CaseRegistered') return;
    const agency = stream.slice(LEDGER.length);
    const ledger = this.#ledgers.get(agency) ?? [];
    ledger.push({ caseId: (data as DataOf<typeof caseRegisteredV1>).registeredCase, day });
    this.#ledgers.set(agency, ledger);
  }

  /** Every agency that registered a case, in the order of their codes. */
  agencies(): string[] {
    return [...this.#ledgers.keys()].sort();
  }

  /** The day of the ledger's first line: the first that is sealed. */
  firstDay(agency: string): CalendarDate | undefined {
    return this.#ledgers.get(agency)?.[0]?.day;
  }

  /** What was recorded before the end of `day`. */
  at(agency: string, day: CalendarDate): AgencyAtDay {
    const registered = (this.#ledgers.get(agency) ?? []).filter((one) => one.day <= day);
    return { ledger: this.#headAt(`${LEDGER}${agency}`, day), cases: registered.map(({ caseId }) => ({ caseId, ...this.#headAt(`${CASE}${caseId}`, day) })) };
  }

  /** Every agency is sealed up to this day: what came before it is not asked for again. */
  forgetBefore(day: CalendarDate): void {
    for (const stream of this.#several) {
      const heads = this.#heads.get(stream) ?? [];
      const kept = heads.slice(Math.max(heads.findLastIndex((head) => head.day <= day), 0));
      this.#heads.set(stream, kept);
      if (kept.length < 2) this.#several.delete(stream);
    }
  }

  #headAt(stream: string, day: CalendarDate): Head {
    const found = this.#heads.get(stream)?.findLast((head) => head.day <= day);
    return found ? { revision: found.revision, hash: found.hash } : NO_HEAD;
  }
}
