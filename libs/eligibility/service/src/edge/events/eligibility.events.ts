import { Controller, Inject } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { contextTransport, type Message } from '@juanzong/messaging';
import { EligibilityReactions } from '../../write/eligibility-reactions.js';

/** What eligibility follows on the bus. */
@Controller()
export class EligibilityEvents {
  constructor(@Inject(EligibilityReactions) private readonly reactions: EligibilityReactions) {}

  @EventPattern('intake.ApplicationAccepted', contextTransport('eligibility'))
  accepted({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('intake.ApplicationReceivedCorrected', contextTransport('eligibility'))
  corrected({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }
}
