import { BEFORE_FIRST, type Position } from '../bus/message.js';
import type { ContextCheckpoint, SavedPositions } from './position-store.js';

/** Where a context goes on, partition by partition. */
export interface StartingPlace {
  /** Everything up to here is done whatever the partition. */
  readonly floor: Position;
  /** Whether anything was saved in another epoch. */
  readonly moved: boolean;
  positionOf(partition: number): Position;
}

/**
 * A saved position counts for its partition only in the epoch it was saved in: in another one streams may lie in
 * other partitions, and only the least of all is certain. Without any, the checkpoint of the event store serves.
 */
export function startingPlace(saved: SavedPositions, checkpoint: ContextCheckpoint | undefined, epoch: string): StartingPlace {
  const positions = [...saved.partitions.values()].map((partition) => partition.position);
  const floor = leastOf(positions) ?? checkpoint?.position ?? BEFORE_FIRST;
  return {
    floor,
    moved: [...saved.partitions.values()].some((partition) => partition.epoch !== epoch),
    positionOf: (partition) => {
      const own = saved.partitions.get(partition);
      return own?.epoch === epoch ? own.position : floor;
    },
  };
}

export const leastOf = (positions: readonly Position[]): Position | undefined =>
  positions.length === 0 ? undefined : positions.reduce((a, b) => (a < b ? a : b));
