import { caseStream, matterStream } from '@juanzong/case-file';
import type { Application } from '@juanzong/intake-contracts';
import { intakeDecider, matterDecider } from '@juanzong/intake-domain';
import { commandId } from '@juanzong/kernel';
import { reactionId, type ServiceRuntime, SYSTEM } from '@juanzong/service-kit';
import { isRefusal } from '@juanzong/kernel';

/** That a matter is not taken twice is decided by the first append to its own stream. */
export class MatterClaims {
  constructor(private readonly runtime: ServiceRuntime) {}

  /** Takes the matter of a file that was opened. @returns the file that holds it, which may be another. */
  async claim(caseId: string): Promise<string> {
    const { state, agency, cause } = await this.#file(caseId);
    if (state.status === 'NotOpened') return caseId;
    const handled = await this.#handle(this.#streamOf(state.application), { kind: 'take', caseId, agency }, reactionId(cause, 'take-matter'), cause);
    const file = await this.runtime.cabinet.open(handled);
    return file.stateFor(matterDecider).holder?.caseId ?? caseId;
  }

  /** Lets go of the matter of a file that ended without acceptance. */
  async release(caseId: string, cause: string, reason: string): Promise<void> {
    const { state } = await this.#file(caseId);
    if (state.status === 'NotOpened') return;
    await this.#handle(this.#streamOf(state.application), { kind: 'release', caseId, reason }, reactionId(cause, 'release-matter'), cause);
  }

  async #handle(stream: string, command: Parameters<typeof matterDecider.decide>[0], id: ReturnType<typeof commandId>, cause: string): Promise<string> {
    const handled = await this.runtime.handler.handle({
      decider: matterDecider, stream, command, commandId: id, actor: SYSTEM, causationId: cause, correlationId: cause, input: undefined,
    });
    if (isRefusal(handled)) throw new Error(`${stream}: ${handled.refusal}`);
    return stream;
  }

  async #file(caseId: string) {
    const file = await this.runtime.cabinet.open(caseStream(caseId));
    return { state: file.stateFor(intakeDecider), agency: file.head?.entry.agency ?? '', cause: file.entries[0]?.entry.eventId ?? caseId };
  }

  /** Person, matter and opponents; who is not named by a number is told apart by name. */
  #streamOf({ applicant, matter, opponents }: Application): string {
    const parts = [applicant.idType, applicant.idNumber, matter, ...opponents.map(({ name }) => name).sort()];
    return matterStream(this.runtime.vault.keyedHash('matter', parts.join('\n')));
  }
}
