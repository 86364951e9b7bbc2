import { Controller, Inject } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { contextTransport, type Message } from '@juanzong/messaging';
import { QualityReactions } from '../../write/quality-reactions.js';
import { ReviewReactions } from '../../write/review-reactions.js';

const QUALITY_REVIEW = contextTransport('quality-review');

/** What quality review follows on the bus. */
@Controller()
export class QualityReviewEvents {
  constructor(
    @Inject(QualityReactions) private readonly reactions: QualityReactions,
    @Inject(ReviewReactions) private readonly reviews: ReviewReactions,
  ) {}

  @EventPattern('assignment.CaseClosed', QUALITY_REVIEW)
  closed({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('eligibility.ObjectionDecided', QUALITY_REVIEW)
  objectionDecided({ entry }: Message): Promise<void> {
    return this.reactions.on(entry);
  }

  @EventPattern('quality-review.SampleDrawn', QUALITY_REVIEW)
  drawn({ entry }: Message): Promise<void> {
    return this.reviews.on(entry);
  }
}
