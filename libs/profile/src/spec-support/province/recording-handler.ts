import { CommandHandler, type CommandHandlerParts, type Handled, type HandlerRefusal, type Handling } from '@juanzong/event-store';
import type { CommandContext, Decider, Decision, NewEntry, Refusal } from '@juanzong/kernel';

/** One decision as it was taken: on how many entries of the stream, and what came of it. */
export interface Decided {
  readonly stream: string;
  readonly commandId: string;
  /** Entries that the stream had. */
  readonly known: number;
  /** Takes the same decision again on another state. */
  again(fold: Fold): Decision<NewEntry, Refusal>;
  readonly decision: Decision<NewEntry, Refusal>;
}

/** A state from nothing, of whichever decider. */
export type Fold = <S>(decider: Pick<Decider<never, S, NewEntry, Refusal, never>, 'evolve' | 'initialState'>) => S;

/** A command that wrote something, to be sent once more. */
export interface Written {
  readonly entries: Handled['entries'];
  repeat(handler: CommandHandler): Promise<Handled | Refusal>;
}

/** The platform's command handler, remembering every decision and every command that wrote. */
export class RecordingHandler extends CommandHandler {
  readonly decided: Decided[] = [];
  readonly written: Written[] = [];

  constructor(parts: CommandHandlerParts, private readonly lengthOf: (stream: string) => number) {
    super(parts);
  }

  override async handle<C, S, E extends NewEntry, R extends Refusal, I, B extends Refusal = never>(handling: Handling<C, S, E, R, I, B>): Promise<Handled | R | B | HandlerRefusal> {
    const { decider, stream } = handling;
    const decide = (command: C, state: S, context: CommandContext, input: I): Decision<E, R> => {
      const decision = decider.decide(command, state, context, input);
      // What is looked up in it (the calendar of the day) is what was looked up then.
      const known = typeof input === 'object' && input !== null ? { ...input } : input;
      const again = (fold: Fold): Decision<E, R> => decider.decide(command, fold(decider as never), context, known);
      this.decided.push({ stream, commandId: context.commandId, known: this.lengthOf(stream), again, decision });
      return decision;
    };
    const outcome = await super.handle({ ...handling, decider: { ...decider, decide } });
    if (!('refusal' in outcome) && !outcome.repeated) this.written.push({ entries: outcome.entries, repeat: (handler) => handler.handle(handling) });
    return outcome;
  }
}
