import type { Rating } from '@juanzong/quality-review-contracts';
import type { EventId, OccurredAt, RecordedEntry } from '@juanzong/kernel';

export interface Rated extends Pick<Rating, 'rater' | 'service' | 'stage' | 'lawyerId'> {
  /** The rating as it reads now: a correction stands in its place. */
  readonly entry: EventId;
  readonly occurredAt: OccurredAt;
  /** Who gave or recorded it. */
  readonly by: { readonly role: string; readonly agency?: string };
}

export type RatingsState = readonly Rated[];

/** Folds ratings; corrections come in the places of what they correct. */
export function evolveRatings(ratings: RatingsState, { type, eventId, corrects, occurredAt, actor, data }: RecordedEntry): RatingsState {
  if (type !== 'quality-review.ServiceRated' && type !== 'quality-review.ServiceRatedCorrected') return ratings;
  const { rater, service, stage, lawyerId } = data as Rating;
  const rated: Rated = {
    entry: eventId, occurredAt, rater, service, stage, ...(lawyerId === undefined ? {} : { lawyerId }),
    by: { role: actor.role, ...(actor.agency === undefined ? {} : { agency: actor.agency }) },
  };
  return [...ratings.filter(({ entry }) => entry !== corrects), rated];
}

type Of = Pick<Rated, 'rater' | 'service' | 'stage' | 'lawyerId'>;

/** The same rater on the same service at the same stage. */
export const ratedAlready = (ratings: RatingsState, of: Of): Rated | undefined =>
  ratings.find(({ rater, service, stage, lawyerId }) => rater === of.rater && service === of.service && stage === of.stage && lawyerId === of.lawyerId);
