import type { DisclosedField } from '../report.js';
import type { EntryShape } from '../shapes.js';
import { derivedId } from '../derived-id.js';

/** Whom the application wishes for: in clear, or in a field that this copy does not disclose. */
export type Wish = { readonly told: true; readonly text: string } | { readonly told: false };

/** Who must not be drawn and whom the recipient wishes for, as the case file says since an entry. */
export interface Choice {
  /** When that entry was recorded, and its revision. */
  readonly since: string;
  readonly revision: number;
  readonly declined: readonly string[];
  readonly relieved: readonly string[];
  readonly conflicts: readonly { readonly lawyerId: string; readonly kind: string }[];
  readonly recipientChoice?: string | undefined;
  readonly wish?: Wish | undefined;
}

export interface CaseDraw {
  readonly as: 'ASSIGNED' | 'VOIDED';
  readonly entry: EntryShape;
  readonly index: number;
  readonly data: Record<string, unknown>;
  /** The id that grant and attempt give; absent before any grant. */
  readonly expectedId?: string;
  readonly grant?: Record<string, unknown>;
  /** What stood since the attempt began, oldest first. */
  readonly choices: readonly [Choice, ...Choice[]];
}

/** An entry about a draw that is not the one then in force. */
export interface Stray {
  readonly entry: EntryShape;
  readonly index: number;
  readonly about: string;
}

const objectOf = (data: unknown): Record<string, unknown> => (typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Every draw that a case file records, with what the file said of the choice at the time. */
export class CaseDraws {
  readonly draws: CaseDraw[] = [];
  readonly strays: Stray[] = [];
  #choices: [Choice, ...Choice[]] = [{ since: '', revision: -1, declined: [], relieved: [], conflicts: [] }];
  #grant: EntryShape | undefined;
  #attempts = 0;
  #current: Record<string, unknown> | undefined;

  constructor(entries: readonly EntryShape[], private readonly disclosed: readonly DisclosedField[]) {
    entries.forEach((entry, index) => this.#fold(entry, index, objectOf(entry.data)));
  }

  #fold(entry: EntryShape, index: number, data: Record<string, unknown>): void {
    const lawyerId = textOf(data['lawyerId']);
    switch (entry.type) {
      case 'intake.ApplicationReceived':
      case 'intake.ApplicationReceivedCorrected': return this.#choose(entry, { wish: this.#wishIn(entry, data) });
      case 'eligibility.AidGranted':
      case 'eligibility.AdvanceAidGranted':
        this.#grant ??= entry;
        return;
      case 'assignment.AssignmentOpened':
        // Nothing is drawn before: what stood earlier can be no draw's.
        this.#choices = [{ ...this.#last, since: entry.recordedAt, revision: entry.revision }];
        return;
      case 'assignment.RecipientChoiceRecorded': return this.#choose(entry, { recipientChoice: lawyerId });
      case 'assignment.ConflictRecorded': return this.#choose(entry, { conflicts: [...this.#last.conflicts, { lawyerId, kind: textOf(data['kind']) }] });
      case 'assignment.ProviderAssigned':
        this.#draw('ASSIGNED', entry, index, data);
        this.#current = data;
        return;
      case 'assignment.DrawVoided':
        this.#draw('VOIDED', entry, index, data);
        return this.#nextAttempt(entry, {});
      case 'assignment.AssignmentAccepted':
      case 'assignment.ChangeRequested': return this.#ofCurrent(entry, index, data);
      case 'assignment.AssignmentDeclined': return this.#gone(entry, index, data, { declined: [...this.#last.declined, lawyerId] });
      case 'assignment.ProviderRelieved': return this.#gone(entry, index, data, { relieved: [...this.#last.relieved, lawyerId] });
    }
  }

  get #last(): Choice {
    return this.#choices.at(-1) as Choice;
  }

  #choose({ recordedAt, revision }: EntryShape, change: Partial<Choice>): void {
    this.#choices = [...this.#choices, { ...this.#last, ...change, since: recordedAt, revision }];
  }

  #nextAttempt({ recordedAt, revision }: EntryShape, change: Partial<Choice>): void {
    this.#choices = [{ ...this.#last, ...change, since: recordedAt, revision }];
    this.#attempts += 1;
  }

  /** The lawyer no longer has the case; a choice of theirs is spent. */
  #gone(entry: EntryShape, index: number, data: Record<string, unknown>, change: Partial<Choice>): void {
    this.#ofCurrent(entry, index, data);
    this.#current = undefined;
    this.#nextAttempt(entry, { ...change, ...(this.#last.recipientChoice === data['lawyerId'] ? { recipientChoice: undefined } : {}) });
  }

  #ofCurrent(entry: EntryShape, index: number, data: Record<string, unknown>): void {
    if (data['drawId'] !== this.#current?.['drawId'] || data['lawyerId'] !== this.#current?.['lawyerId']) this.strays.push({ entry, index, about: textOf(data['drawId']) });
  }

  #draw(as: CaseDraw['as'], entry: EntryShape, index: number, data: Record<string, unknown>): void {
    const of = this.#grant ? { expectedId: derivedId('draw', this.#grant.eventId, String(this.#attempts)), grant: objectOf(this.#grant.data) } : {};
    this.draws.push({ as, entry, index, data, choices: this.#choices, ...of });
  }

  #wishIn({ eventId }: EntryShape, data: Record<string, unknown>): Wish | undefined {
    const wished = objectOf(data['application'])['preferredLawyer'];
    if (typeof wished === 'string') return { told: true, text: wished };
    if (typeof wished !== 'object' || wished === null) return undefined;
    const opened = this.disclosed.find((one) => one.eventId === eventId && one.field === 'application.preferredLawyer');
    return opened ? { told: true, text: textOf(opened.value) } : { told: false };
  }
}
