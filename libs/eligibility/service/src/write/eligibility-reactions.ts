import { caseStream, type Entry } from '@juanzong/case-file';
import { eligibilityDecider, eligibilityReactions } from '@juanzong/eligibility-domain';
import { react, type ServiceRuntime } from '@juanzong/service-kit';

/** What eligibility does because of an entry. */
export class EligibilityReactions {
  constructor(private readonly runtime: ServiceRuntime) {}

  async on(entry: Entry): Promise<void> {
    for (const { name, command } of eligibilityReactions(entry)) {
      await react(this.runtime, {
        decider: eligibilityDecider, stream: caseStream(entry.caseId ?? ''), command, input: this.runtime, cause: entry, name, occurredAt: entry.occurredAt,
        refusedType: 'eligibility.ReactionRefused',
      });
    }
  }
}
