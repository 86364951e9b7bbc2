import { agencyStream, caseStream, type Entry } from '@juanzong/case-file';
import type { aidGrantedV1 } from '@juanzong/eligibility-contracts';
import { type IntakeCommand, intakeDecider, ledgerDecider } from '@juanzong/intake-domain';
import type { DataOf } from '@juanzong/kernel';
import { type DeadlineKeeper, type DueDeadline, firingId, react, recomputingId, type ServiceRuntime } from '@juanzong/service-kit';
import { CaseNumbers } from './case-numbers.js';
import { Erasures } from './erasures.js';
import { MatterClaims } from './matter-claims.js';
import { linkApplicant } from './person-links.js';

const REFUSED = 'intake.ReactionRefused';

/** What intake does because of an entry. Every step is idempotent by its command id. */
export class IntakeReactions implements DeadlineKeeper {
  readonly #claims: MatterClaims;
  readonly #erasures: Erasures;
  readonly #numbers: CaseNumbers;

  constructor(private readonly runtime: ServiceRuntime) {
    this.#claims = new MatterClaims(runtime);
    this.#erasures = new Erasures(runtime, this.#claims);
    this.#numbers = new CaseNumbers(runtime);
  }

  /** A file was opened: into the agency's ledger, and its matter is taken, or it is linked to the file that has it. */
  async received(entry: Entry): Promise<void> {
    const caseId = entry.caseId ?? '';
    await linkApplicant(this.runtime, caseId);
    await this.#register(entry);
    await this.#settleMatter(entry);
  }

  /** The file went to another agency: into that one's ledger too, unless it stands there since the file was there before. */
  async changedHands(entry: Entry): Promise<void> {
    const { entries } = await this.runtime.cabinet.open(caseStream(entry.caseId ?? ''));
    if (!entries.some(({ entry: { revision, agency } }) => revision < entry.revision && agency === entry.agency)) await this.#register(entry);
  }

  /** Under the next ordinal of the ledger of the agency that owns the file by this entry. */
  async #register(entry: Entry): Promise<void> {
    await react(this.runtime, {
      decider: ledgerDecider, stream: agencyStream(entry.agency), command: { agency: entry.agency, caseId: entry.caseId ?? '', openedBy: entry.eventId }, input: undefined, cause: entry, name: 'register-case',
    });
  }

  /** The matter is taken, or the file is linked to the one that has it. A file that has ended takes nothing, however often this is asked. */
  async #settleMatter(entry: Entry): Promise<void> {
    const caseId = entry.caseId ?? '';
    const first = await this.#claims.claim(caseId);
    if (first === caseId) return;
    await this.#tell(first, { kind: 'linkDuplicate', duplicateCaseId: caseId, duplicateAgency: entry.agency }, entry, 'link-duplicate');
    await this.#tell(caseId, { kind: 'closeAsDuplicate', firstCaseId: first }, entry, 'close-as-duplicate');
  }

  /** A particular was put right, perhaps one that tells whose matter it is: what was held by mistake is let go. */
  async corrected(entry: Entry): Promise<void> {
    await linkApplicant(this.runtime, entry.caseId ?? '');
    await this.#settleMatter(entry);
  }

  /** The case has its number: what else was drawn for it is explained. */
  accepted(entry: Entry): Promise<void> {
    return this.#numbers.explainUnused(entry);
  }

  /** The application ended: it lets its matter go, and what was drawn for an acceptance that never came is explained. */
  async applicationEnded(entry: Entry): Promise<void> {
    await this.endedWithoutAid(entry);
    await this.#numbers.explainUnused(entry);
  }

  /** An erasure is on record: its key is destroyed, if that was not done yet. */
  async erased(entry: Entry): Promise<void> {
    await this.#erasures.apply(entry.caseId ?? '');
  }

  /** Aid by order of the bureau, after a refusal or a termination that had let the matter go: it is taken again, or the file that took it meanwhile learns of this one. */
  async granted(entry: Entry): Promise<void> {
    if ((entry.data as DataOf<typeof aidGrantedV1>).basis !== 'OBJECTION') return;
    const caseId = entry.caseId ?? '';
    const holder = await this.#claims.retake(caseId, entry);
    if (holder !== caseId) await this.#tell(holder, { kind: 'linkDuplicate', duplicateCaseId: caseId, duplicateAgency: entry.agency }, entry, 'link-duplicate');
  }

  /** The application ended without aid, or the aid ended: the person may apply again for the same matter. */
  async endedWithoutAid(entry: Entry): Promise<void> {
    await this.#claims.release(entry.caseId ?? '', entry.eventId, entry.type.slice(entry.type.indexOf('.') + 1));
  }

  /** A deadline of intake's came due. */
  async fire({ caseId, deadlineId, generation }: DueDeadline): Promise<void> {
    await react(this.runtime, {
      decider: intakeDecider, stream: caseStream(caseId), command: { kind: 'fireDeadline', deadlineId, generation }, input: { ...this.runtime },
      cause: { eventId: deadlineId, correlationId: deadlineId }, name: 'fire-deadline', commandId: firingId(deadlineId, generation), refusedType: REFUSED,
    });
  }

  /** The calendar was published that a deadline of intake's was computed beyond. */
  async recompute({ caseId, deadlineId, generation }: DueDeadline): Promise<void> {
    await react(this.runtime, {
      decider: intakeDecider, stream: caseStream(caseId), command: { kind: 'recomputeDeadline', deadlineId }, input: { ...this.runtime }, cause: { eventId: deadlineId, correlationId: deadlineId },
      name: 'recompute-deadline', commandId: recomputingId(deadlineId, generation, this.runtime.calendar.version), refusedType: REFUSED,
    });
  }

  async #tell(caseId: string, command: IntakeCommand, cause: Pick<Entry, 'eventId' | 'correlationId' | 'occurredAt'>, name: string): Promise<void> {
    await react(this.runtime, {
      decider: intakeDecider, stream: caseStream(caseId), command, input: { ...this.runtime }, cause, name, occurredAt: cause.occurredAt, refusedType: REFUSED,
    });
  }
}
