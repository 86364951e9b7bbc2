import { Controller, Inject } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { contextTransport, type Message } from '@juanzong/messaging';
import { IntakeReactions } from '../../write/intake-reactions.js';

const INTAKE = contextTransport('intake');

/** What intake follows on the bus. */
@Controller()
export class IntakeEvents {
  constructor(@Inject(IntakeReactions) private readonly reactions: IntakeReactions) {}

  @EventPattern('intake.ApplicationReceived', INTAKE)
  received({ entry }: Message): Promise<void> {
    return this.reactions.received(entry);
  }

  @EventPattern('intake.ApplicationReceivedCorrected', INTAKE)
  corrected({ entry }: Message): Promise<void> {
    return this.reactions.corrected(entry);
  }

  @EventPattern('intake.PersonalDataErased', INTAKE)
  erased({ entry }: Message): Promise<void> {
    return this.reactions.erased(entry);
  }

  @EventPattern('intake.ApplicationAccepted', INTAKE)
  accepted({ entry }: Message): Promise<void> {
    return this.reactions.accepted(entry);
  }

  @EventPattern('intake.ApplicationWithdrawn', INTAKE)
  withdrawn({ entry }: Message): Promise<void> {
    return this.reactions.applicationEnded(entry);
  }

  @EventPattern('intake.ApplicationDeemedWithdrawn', INTAKE)
  deemedWithdrawn({ entry }: Message): Promise<void> {
    return this.reactions.applicationEnded(entry);
  }

  @EventPattern('intake.ApplicationClosedAsDuplicate', INTAKE)
  closedAsDuplicate({ entry }: Message): Promise<void> {
    return this.reactions.applicationEnded(entry);
  }

  @EventPattern('eligibility.AidGranted', INTAKE)
  granted({ entry }: Message): Promise<void> {
    return this.reactions.granted(entry);
  }

  @EventPattern('eligibility.AidTerminated', INTAKE)
  terminated({ entry }: Message): Promise<void> {
    return this.reactions.endedWithoutAid(entry);
  }

  @EventPattern('eligibility.AidRefused', INTAKE)
  refused({ entry }: Message): Promise<void> {
    return this.reactions.endedWithoutAid(entry);
  }

  @EventPattern('cross-region-transfer.Forwarded', INTAKE)
  forwarded({ entry }: Message): Promise<void> {
    return this.reactions.changedHands(entry);
  }

  @EventPattern('cross-region-transfer.Designated', INTAKE)
  designated({ entry }: Message): Promise<void> {
    return this.reactions.changedHands(entry);
  }
}
