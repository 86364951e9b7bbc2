import type { PolicyBook } from '../book.js';
import type { CaseFacts } from '../case-facts.js';
import { type At, packsInForce } from '../resolve.js';
import { type GroundsAnswer, unionOfGrounds } from './grounds.js';

export interface InstantAnswer extends GroundsAnswer {
  /** A pack that applies lets who proposes the decision approve it as well. */
  readonly onePersonMayDecide: boolean;
}

/**
 * 即申即办: whether an application is to be decided on the day of its acceptance. A region that has no pack does not offer it, which
 * is an answer and not an error.
 */
export function instantProcessing(book: PolicyBook, at: At, facts: CaseFacts): InstantAnswer {
  const packs = packsInForce(book, 'instant-processing', at);
  const answer = unionOfGrounds(packs, facts);
  const applied = packs.filter(({ id }) => answer.grounds.some(({ pack }) => pack === id));
  return { ...answer, onePersonMayDecide: applied.some(({ params }) => params.onePersonMayDecide) };
}
