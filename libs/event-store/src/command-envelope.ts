import type { Actor, CommandId } from '@juanzong/kernel';

/** Who commands what and why, besides the command's content. */
export interface CommandEnvelope {
  readonly commandId: CommandId;
  readonly actor: Actor;
  /** The entry, deadline or request that led to this command. */
  readonly causationId: string;
  /** The same for everything that follows from one request. */
  readonly correlationId: string;
}
