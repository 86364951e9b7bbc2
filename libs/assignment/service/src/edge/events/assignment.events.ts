import { Controller, Inject } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { contextTransport, type Message } from '@juanzong/messaging';
import { AssignmentReactions } from '../../write/assignment-reactions.js';

const ASSIGNMENT = contextTransport('assignment');

/** What assignment follows on the bus. */
@Controller()
export class AssignmentEvents {
  constructor(@Inject(AssignmentReactions) private readonly reactions: AssignmentReactions) {}

  @EventPattern('eligibility.AidGranted', ASSIGNMENT)
  granted({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('eligibility.AdvanceAidGranted', ASSIGNMENT)
  advanceGranted({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('eligibility.AdvanceAidSettled', ASSIGNMENT)
  advanceSettled({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('eligibility.AidTerminated', ASSIGNMENT)
  terminated({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('eligibility.AidRefused', ASSIGNMENT)
  refused({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('eligibility.ObjectionDecided', ASSIGNMENT)
  objectionDecided({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('assignment.ProviderRelieved', ASSIGNMENT)
  relieved({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('assignment.ProviderAssigned', ASSIGNMENT)
  assigned({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('assignment.AssignmentDeclined', ASSIGNMENT)
  declined({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('assignment.DrawVoided', ASSIGNMENT)
  voided({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }
}
