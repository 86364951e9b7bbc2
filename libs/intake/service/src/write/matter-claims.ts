import { caseStream, type Entry, matterStream } from '@juanzong/case-file';
import type { Handled } from '@juanzong/event-store';
import type { Application } from '@juanzong/intake-contracts';
import { intakeDecider, matterDecider, type MatterCommand, matterIdentity } from '@juanzong/intake-domain';
import { isRefusal } from '@juanzong/kernel';
import { reactionId, type ServiceRuntime, SYSTEM } from '@juanzong/service-kit';

/** Why something is written, and in whose name: the agency that owned the file then. Told again after the file changed hands, the same is written. */
type Cause = Pick<Entry, 'eventId' | 'correlationId' | 'agency'>;

/** What a case file says about its matter: the particulars as they stand, and as they stood before they were corrected. */
interface Particulars {
  /** Nothing more is done in the case. */
  readonly over: boolean;
  /** The entry by which the particulars are as they are. */
  readonly cause: Cause;
  readonly stream: string;
  readonly before: readonly string[];
  readonly entries: readonly Entry[];
}

type Parts = Pick<ServiceRuntime, 'cabinet' | 'handler'> & { readonly vault: Pick<ServiceRuntime['vault'], 'keyedHash'> };

const GRANTED = 'eligibility.AidGranted';
const WITHOUT_AID: readonly string[] = ['eligibility.AidRefused', 'eligibility.AidTerminated'];

/** Aid was refused, or ended, and was not granted since: an objection may be pending, and the person may apply again meanwhile. */
const endedWithoutAid = (entries: readonly Entry[]): boolean =>
  WITHOUT_AID.includes(entries.findLast(({ type }) => type === GRANTED || WITHOUT_AID.includes(type))?.type ?? '');

/** That a matter is not taken twice is decided by the first append to its own stream. */
export class MatterClaims {
  constructor(private readonly runtime: Parts) {}

  /**
   * Takes the matter of an open file, and lets go of what it held under particulars that were corrected since. A file in
   * which nothing more is done takes nothing. @returns the file that holds the matter, which may be another.
   */
  async claim(caseId: string): Promise<string> {
    const particulars = await this.#particulars(caseId);
    if (particulars === undefined) return caseId;
    const { over, cause, stream, before } = particulars;
    const taken = over ? undefined : await this.#write(stream, { kind: 'take', caseId, agency: cause.agency }, cause, 'take-matter');
    for (const outdated of before) await this.#write(outdated, { kind: 'release', caseId, agency: cause.agency, reason: 'ApplicationReceivedCorrected' }, cause, 'release-matter');
    return taken === undefined ? caseId : this.#holder(stream, taken, caseId);
  }

  /** A file that had let its matter go has aid again, because of its entry `cause`. @returns the file that holds the matter now, which may be one that came meanwhile. */
  async retake(caseId: string, cause: Cause): Promise<string> {
    const particulars = await this.#particulars(caseId);
    if (particulars === undefined || particulars.over) return caseId;
    const { stream } = particulars;
    const taken = await this.#write(stream, { kind: 'take', caseId, agency: cause.agency }, cause, 'retake-matter');
    return this.#holder(stream, taken, caseId);
  }

  /** Lets go of everything that a file holds whose application or aid ended, because of its entry `cause`. */
  async release(caseId: string, cause: string, reason: string): Promise<void> {
    const particulars = await this.#particulars(caseId);
    if (particulars === undefined) return;
    const { stream, before, entries } = particulars;
    const why = entries.find(({ eventId }) => eventId === cause) ?? { eventId: cause, correlationId: cause, agency: particulars.cause.agency };
    for (const held of [stream, ...before]) await this.#write(held, { kind: 'release', caseId, agency: why.agency, reason }, why, 'release-matter');
  }

  /** Who holds the matter after `taken`, which was decided on the stream as it was then. */
  async #holder(stream: string, taken: Handled, caseId: string): Promise<string> {
    return (await this.runtime.cabinet.openUpTo(stream, taken.revision)).stateFor(matterDecider).holder?.caseId ?? caseId;
  }

  async #write(stream: string, command: MatterCommand, { eventId, correlationId }: Cause, name: string): Promise<Handled> {
    const handled = await this.runtime.handler.handle({
      decider: matterDecider, stream, command, commandId: reactionId(eventId, name), actor: SYSTEM, causationId: eventId, correlationId, input: undefined,
    });
    if (isRefusal(handled)) throw new Error(`${stream}: ${handled.refusal}`);
    return handled;
  }

  /** Undefined for a file that was not opened, or whose applicant was erased: nobody knows any more whose matter it was. */
  async #particulars(caseId: string): Promise<Particulars | undefined> {
    const file = await this.runtime.cabinet.open(caseStream(caseId));
    const state = file.stateFor(intakeDecider);
    if (state.status === 'NotOpened' || state.erased.includes('applicant')) return undefined;
    const versions = file.entries.filter(({ entry }) => entry.type.startsWith('intake.ApplicationReceived'));
    const streams = versions.map(({ recorded }) => this.#streamOf((recorded.data as { application: Application }).application));
    const stream = this.#streamOf(state.application);
    const entries = file.entries.map(({ entry }) => entry);
    const cause = versions.at(-1)?.entry ?? { eventId: caseId, correlationId: caseId, agency: state.agency };
    const before = [...new Set(streams)].filter((one) => one !== stream);
    return { over: state.status === 'Ended' || (state.status === 'Accepted' && state.finished) || endedWithoutAid(entries), cause, stream, before, entries };
  }

  #streamOf(application: Application): string {
    return matterStream(this.runtime.vault.keyedHash('matter', matterIdentity(application)));
  }
}
