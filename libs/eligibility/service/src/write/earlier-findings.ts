import { caseStream } from '@juanzong/case-file';
import { eligibilityDecider, type FoundFinding } from '@juanzong/eligibility-domain';
import { occurredDate } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';

/** Looks into an earlier file for a finding of hardship of the same person. */
export class EarlierFindings {
  constructor(private readonly runtime: Pick<ServiceRuntime, 'cabinet' | 'vault'>) {}

  /**
   * A finding is a verification of this platform's own, under a grant that stands. What was itself taken over from a still earlier
   * file is none, and neither is what turned out to be false.
   */
  async look(earlier: string, here: string): Promise<FoundFinding> {
    const { cabinet, vault } = this.runtime;
    if (earlier === here) return { is: 'SAME_CASE' };
    const stream = caseStream(earlier);
    const file = await cabinet.open(stream);
    if (file.revision < 0) return { is: 'UNKNOWN_CASE' };
    if (await vault.isErased(stream, 'applicant')) return { is: 'ERASED' };
    if (!(await this.#samePerson(stream, here))) return { is: 'OTHER_PERSON' };
    const state = file.stateFor(eligibilityDecider);
    if (state.status !== 'Decided' || state.outcome !== 'GRANTED' || !state.means || state.falsehood) return { is: 'NO_FINDING' };
    const { means } = state;
    const verification = file.entries.find(({ entry }) => entry.eventId === means.entry)?.entry;
    if (verification?.type !== 'eligibility.MeansVerified') return { is: 'NO_FINDING' };
    return { is: 'FOUND', agency: verification.agency, verifiedOn: occurredDate(verification.occurredAt), ...means };
  }

  /** By the vault's links, which are keyed hashes of the identity number: the earlier file's applicant is this file's. */
  async #samePerson(stream: string, here: string): Promise<boolean> {
    const state = (await this.runtime.cabinet.open(caseStream(here))).stateFor(eligibilityDecider);
    if (state.status === 'NotOpened') return false;
    const linked = await this.runtime.vault.subjectsOf(state.application.applicant.idNumber);
    return linked.some((one) => one.stream === stream && one.subject === 'applicant');
  }
}
