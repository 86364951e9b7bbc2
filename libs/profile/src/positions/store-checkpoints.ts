import { deriveId, positionStream } from '@juanzong/case-file';
import type { positionNotedV1 } from '@juanzong/common-contracts';
import { commandId, type DataOf, type Decider, isRefusal, type NewEntry, type Refusal } from '@juanzong/kernel';
import type { CheckpointLog, ContextCheckpoint } from '@juanzong/messaging';
import { type ServiceRuntime, SYSTEM } from '@juanzong/service-kit';

type Noted = DataOf<typeof positionNotedV1>;

const decider: Decider<Noted, Noted | undefined, NewEntry, Refusal<never>> = {
  initialState: () => undefined,
  evolve: (state, entry) => (entry.type === 'platform.PositionNoted' ? (entry.data as Noted) : state),
  decide: (data) => [{ type: 'platform.PositionNoted', version: 1, data }],
};

/** Positions in `position-<context>` of the event store itself. */
export const storeCheckpoints = (runtime: ServiceRuntime): CheckpointLog => ({
  async write({ context, position, parked }) {
    const id = commandId(deriveId('position', context, String(position)));
    const handled = await runtime.handler.handle({
      decider, stream: positionStream(context), command: { position: String(position), parked: [...parked] }, commandId: id, actor: SYSTEM,
      causationId: id, correlationId: id, input: undefined,
    });
    if (isRefusal(handled)) throw new Error(`${positionStream(context)}: ${handled.refusal}`);
  },
  async read(context): Promise<ContextCheckpoint | undefined> {
    const noted = (await runtime.cabinet.open(positionStream(context))).stateFor(decider);
    return noted && { context, position: BigInt(noted.position), parked: noted.parked };
  },
});
