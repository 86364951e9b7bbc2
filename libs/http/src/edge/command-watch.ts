import { type Actor, isRefusal, type Refusal } from '@juanzong/kernel';
import type { CommandAccepted, CommandRequest } from './command.js';

export type CommandEnd = 'accepted' | 'repeated' | 'refused' | 'failed';

/** How one command ended; ids and codes only, never its content. */
export interface CommandEnded {
  readonly context: string;
  readonly action: string;
  /** The case, or for an action on something else its id: a pool of lawyers. */
  readonly subject: string;
  readonly correlationId: string;
  readonly actor: Actor;
  readonly outcome: CommandEnd;
  /** Of a refusal. */
  readonly code?: string;
  /** From the parsed command to its answer. */
  readonly seconds: number;
}

export interface CommandWatch {
  readonly refusalOf: (error: unknown) => Refusal | undefined;
  readonly onCommand?: ((ended: CommandEnded) => void) | undefined;
}

/** Carries a command out and tells how it ended, whichever way that is. */
export async function watched(
  context: string, { action, caseId: subject, correlationId, actor }: CommandRequest, { refusalOf, onCommand }: CommandWatch, work: () => Promise<CommandAccepted | Refusal>,
): Promise<CommandAccepted | Refusal> {
  const started = performance.now();
  const tell = (outcome: CommandEnd, code?: string): void =>
    onCommand?.({ context, action, subject, correlationId, actor, outcome, seconds: (performance.now() - started) / 1000, ...(code === undefined ? {} : { code }) });
  try {
    const answer = await work();
    if (isRefusal(answer)) tell('refused', answer.refusal);
    else tell(answer.repeated ? 'repeated' : 'accepted');
    return answer;
  } catch (error) {
    const refusal = refusalOf(error);
    tell(refusal ? 'refused' : 'failed', refusal?.refusal);
    throw error;
  }
}
