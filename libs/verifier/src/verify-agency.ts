import type { z } from 'zod';
import { registrationsIn, SealedStream, sealsIn } from './agency-parts.js';
import { isCanonical } from './canonical.js';
import { checkPublished } from './check-published.js';
import { checkSeals } from './check-seals.js';
import { type Problem, problem } from './problems.js';
import type { SignedReport } from './report.js';
import { AGENCY_FORMAT, headingShape, SEAL_FORMAT } from './seal-shapes.js';
import { exportShape, entryShape, type EntryShape } from './shapes.js';
import { FORMAT, verifyExport, type VerifyOptions } from './verify-export.js';

export interface AgencyOptions extends VerifyOptions {
  /** Published files as somebody else kept them, each as its lines; without one the export is held against what it says itself was published. */
  readonly published?: readonly (readonly string[])[];
}

/** Trusted only where every signature in it is, and nothing is wrong. */
export interface AgencyReport extends SignedReport {
  readonly agency?: string;
  readonly cases: number;
  /** The days that were sealed. */
  readonly sealed: { readonly days: number; readonly first?: string; readonly last?: string };
  /** How many published lines were compared: those in the export, and those that somebody kept. */
  readonly published: { readonly inExport: number; readonly kept: number };
}

interface Taken {
  readonly entries: readonly EntryShape[];
  readonly exportedAt: string;
}

const CASE = 'case-';

/**
 * Verifies a whole agency without asking the platform anything: line by line, so that an agency may be larger than the memory.
 * `take` every line of its export, then `finish`; neither throws, whatever the lines are.
 */
export class AgencyVerification {
  readonly #problems: Problem[] = [];
  readonly #cases = new Map<string, SealedStream>();
  readonly #published: string[] = [];
  #heading: { agency: string; clock: 'real' | 'virtual' } | undefined;
  #ledger: Taken | undefined;
  #seals: Taken | undefined;
  #entries = 0;
  #lines = 0;

  constructor(private readonly options: AgencyOptions = {}) {}

  /** How many cases were taken, of how many in the ledger. */
  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.#cases.size, total: this.#ledger?.entries.length ?? 0 };
  }

  /** One line, without its line feed. */
  take(line: string): void {
    const index = this.#lines;
    this.#lines += 1;
    try {
      this.#take(line, index);
    } catch {
      // No JSON, or nesting deeper than the stack: nothing in the line can be relied on.
      this.#problems.push(problem('agency.malformed', { index }));
    }
  }

  #take(line: string, index: number): void {
    const value = JSON.parse(line) as { readonly format?: unknown } | null;
    if (index === 0) this.#heading = this.#first(line, value);
    else if (value?.format === SEAL_FORMAT) this.#published.push(line);
    else if (value?.format === FORMAT) this.#file(line, value, index);
    else throw new Error(`no line of ${AGENCY_FORMAT}`);
  }

  #first(line: string, value: unknown): z.infer<typeof headingShape> {
    if (!isCanonical(line, value)) throw new Error('not canonical');
    return headingShape.parse(value);
  }

  #file(line: string, value: unknown, index: number): void {
    const report = verifyExport(line, this.options);
    const { stream = '' } = report;
    this.#problems.push(...report.problems.map((one) => ({ ...one, stream })));
    const parsed = exportShape.parse(value);
    const entries = parsed.entries.filter((entry): entry is EntryShape => entryShape.safeParse(entry).success);
    this.#entries += entries.length;
    const agency = this.#heading?.agency ?? '';
    if (parsed.clock !== this.#heading?.clock) this.#problems.push(problem('seal.other-clock', { index, stream }));
    const taken = { entries, exportedAt: parsed.exportedAt };
    if (stream === `agency-${agency}` && !this.#ledger) this.#ledger = taken;
    else if (stream === `seal-${agency}` && !this.#seals) this.#seals = taken;
    else if (!stream.startsWith(CASE)) throw new Error('neither a case nor of this agency');
    else if (this.#cases.has(stream.slice(CASE.length))) this.#problems.push(problem('agency.case-doubled', { index, stream }));
    else this.#cases.set(stream.slice(CASE.length), new SealedStream(entries));
  }

  /** Everything was taken. `onDay` is told of every sealed day that is looked at. */
  finish(onDay?: () => void): AgencyReport {
    const heading = this.#heading;
    if (!heading) return this.#report({}, { days: 0 }, { inExport: 0, kept: 0 }, [problem('agency.malformed', { index: 0 })]);
    if (!this.#ledger) return this.#report(heading, { days: 0 }, { inExport: 0, kept: 0 }, [problem('agency.ledger-missing')]);
    const { agency, clock } = heading;
    const { exportedAt } = this.#ledger;
    const ledger = registrationsIn(this.#ledger.entries);
    const { seals, malformed } = sealsIn(this.#seals?.entries ?? []);
    const stream = `agency-${agency}`;
    const own = checkPublished({ agency, seals, exportedAt, lines: this.#published, whole: true });
    const kept = (this.options.published ?? []).map((lines) => checkPublished({ agency, seals, exportedAt, lines, whole: false }));
    const problems = [
      ...ledger.malformed.map((revision) => problem('ledger.malformed', { stream, revision })),
      ...malformed.map((revision) => problem('seal.malformed', { stream: `seal-${agency}`, revision })),
      ...ledger.registered.flatMap(({ ordinal }, i) => (ordinal === i + 1 ? [] : [problem('ledger.ordinal-gap', { stream, about: String(i + 1) })])),
      ...this.#checkCases(ledger.registered.map(({ caseId }) => caseId), stream),
      ...checkSeals({ agency, clock, exportedAt, seals, ledger: new SealedStream(this.#ledger.entries), registered: ledger.registered, cases: this.#cases, trustedKeys: this.options.trustedKeys }, onDay),
      ...own.problems, ...kept.flatMap((one) => one.problems),
    ];
    const [first, last] = [seals[0]?.day, seals.at(-1)?.day];
    const sealed = { days: seals.length, ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
    return this.#report({ ...heading, exportedAt }, sealed, { inExport: own.compared, kept: kept.reduce((sum, { compared }) => sum + compared, 0) }, problems);
  }

  #checkCases(registered: readonly string[], stream: string): Problem[] {
    const lines = new Set<string>();
    const doubled = registered.filter((caseId) => lines.size === lines.add(caseId).size);
    return [
      ...doubled.map((about) => problem('ledger.case-doubled', { stream, about })),
      ...[...lines].filter((caseId) => !this.#cases.has(caseId)).map((caseId) => problem('agency.case-missing', { stream: `${CASE}${caseId}` })),
      ...[...this.#cases.keys()].filter((caseId) => !lines.has(caseId)).map((caseId) => problem('agency.case-unregistered', { stream: `${CASE}${caseId}` })),
    ];
  }

  #report(heading: Partial<Pick<AgencyReport, 'agency' | 'clock' | 'exportedAt'>>, sealed: AgencyReport['sealed'], published: AgencyReport['published'], found: readonly Problem[]): AgencyReport {
    const problems = [...this.#problems, ...found];
    const { agency, clock, exportedAt } = heading;
    return {
      ok: problems.length === 0, trusted: this.options.trustedKeys !== undefined && problems.length === 0, problems,
      ...(agency === undefined ? {} : { agency }), ...(clock === undefined ? {} : { clock }), ...(exportedAt === undefined ? {} : { exportedAt }),
      cases: this.#cases.size, entries: this.#entries, sealed, published,
    };
  }
}
