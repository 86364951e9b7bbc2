import { isRefusal, type Refusal } from '@juanzong/kernel';
import type { CommandEnvelope } from './command-envelope.js';
import type { Handled } from './command-handler.js';

/** How the handling of one command ended; ids and codes only. */
export interface HandlingEnded {
  readonly stream: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly outcome: 'written' | 'repeated' | 'refused' | 'failed';
  /** Of a refusal. */
  readonly code?: string;
  /** Of the last entry it wrote, or had written. */
  readonly revision?: number;
  readonly eventIds: readonly string[];
  readonly types: readonly string[];
  /** `performance.now()` when its turn came. */
  readonly startedMs: number;
}

/** Carries a command out and tells how that ended, whichever way it is. */
export async function watchedHandling<R extends Refusal>(
  { stream, commandId, correlationId, causationId }: CommandEnvelope & { readonly stream: string }, told: (ended: HandlingEnded) => void, work: () => Promise<Handled | R>,
): Promise<Handled | R> {
  const about = { stream, commandId, correlationId, causationId, eventIds: [], types: [], startedMs: performance.now() };
  try {
    const answer = await work();
    if (isRefusal(answer)) told({ ...about, outcome: 'refused', code: answer.refusal });
    else {
      const { repeated, revision, entries } = answer;
      told({ ...about, outcome: repeated ? 'repeated' : 'written', revision, eventIds: entries.map(({ eventId }) => eventId), types: entries.map(({ type }) => type) });
    }
    return answer;
  } catch (error) {
    told({ ...about, outcome: 'failed' });
    throw error;
  }
}
