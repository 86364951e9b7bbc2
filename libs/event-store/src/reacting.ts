import { type Decider, isRefusal, type NewEntry, type Refusal } from '@juanzong/kernel';

/**
 * A refused reaction is itself an entry, because nobody is there to be told: the decider as it is, but
 * with every refusal turned into the entry that `record` makes of it.
 */
export function recordingRefusals<C, S, E extends NewEntry, R extends Refusal, I>(
  decider: Decider<C, S, E, R, I>,
  record: (refusal: R, command: C) => E,
): Decider<C, S, E, never, I> {
  return {
    initialState: decider.initialState,
    evolve: decider.evolve,
    decide: (command, state, context, input) => {
      const decision = decider.decide(command, state, context, input);
      return isRefusal(decision) ? [record(decision as R, command)] : (decision as readonly E[]);
    },
  };
}
