import { STORE_STREAM } from '@juanzong/case-file';
import type { storeFoundedV1 } from '@juanzong/common-contracts';
import { commandId, type DataOf, type Decider, isRefusal, type NewEntry, refuse, type Refusal } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';

type ClockKind = DataOf<typeof storeFoundedV1>['clock'];
interface Founded {
  readonly clock?: ClockKind;
}
type WrongClock = Refusal<'store.other-clock'>;

const decider: Decider<ClockKind, Founded, NewEntry, WrongClock> = {
  initialState: () => ({}),
  evolve: (state, entry) => (entry.type === 'platform.StoreFounded' ? (entry.data as Founded) : state),
  decide: (clock, state) => {
    if (state.clock === undefined) return [{ type: 'platform.StoreFounded', version: 1, data: { clock } }];
    return state.clock === clock ? [] : refuse('store.other-clock', { store: state.clock, wanted: clock });
  },
};

/** The data directory belongs to the other kind of clock. */
export class OtherClockError extends Error {
  override readonly name = 'OtherClockError';
}

/**
 * Writes the store's first entry, or checks that its kind of clock is the one wanted.
 * @throws OtherClockError
 */
export async function foundStore({ handler, clock, cabinet }: ServiceRuntime): Promise<void> {
  const file = await cabinet.open(STORE_STREAM);
  const id = commandId(`found-store-${clock.kind}`);
  if (file.revision >= 0 && file.stateFor(decider).clock === clock.kind) return;
  const handled = await handler.handle({
    decider, stream: STORE_STREAM, command: clock.kind, commandId: id, actor: { id: 'system', role: 'system' }, causationId: id, correlationId: id, input: undefined,
  });
  if (!isRefusal(handled)) return;
  throw new OtherClockError(
    `数据目录使用的是${file.stateFor(decider).clock === 'virtual' ? '虚拟' : '真实'}时钟，不能用另一种时钟打开 / ` +
      `this data directory was founded on the ${file.stateFor(decider).clock ?? 'other'} clock and cannot be opened on the ${clock.kind} one`,
  );
}
