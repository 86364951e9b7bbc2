import { Controller, Inject } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { contextTransport, type Message } from '@juanzong/messaging';
import { EligibilityReactions } from '../../write/eligibility-reactions.js';

const ELIGIBILITY = contextTransport('eligibility');

/** What eligibility follows on the bus. */
@Controller()
export class EligibilityEvents {
  constructor(@Inject(EligibilityReactions) private readonly reactions: EligibilityReactions) {}

  @EventPattern('intake.ApplicationAccepted', ELIGIBILITY)
  accepted({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('intake.ApplicationReceivedCorrected', ELIGIBILITY)
  corrected({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('intake.ApplicationWithdrawn', ELIGIBILITY)
  withdrawn({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('intake.ApplicationDeemedWithdrawn', ELIGIBILITY)
  deemedWithdrawn({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('intake.ApplicationClosedAsDuplicate', ELIGIBILITY)
  closedAsDuplicate({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }
}
