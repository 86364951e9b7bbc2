import { BEFORE_FIRST, type Position } from '../bus/message.js';
import type { ContextCheckpoint, SavedPositions } from './position-store.js';

/** Where a context goes on, partition by partition. */
export interface StartingPlace {
  /** Everything up to here is done whatever the partition. */
  readonly floor: Position;
  positionOf(partition: number): Position;
  /**
   * What has to be saved before anything is taken in: a partition of which nothing is saved in this epoch. Without
   * it a restart would take the place of the others for its own.
   */
  unsaved(partitions: number): ReadonlyMap<number, Position>;
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
    positionOf: (partition) => {
      const own = saved.partitions.get(partition);
      return own?.epoch === epoch ? own.position : floor;
    },
    unsaved: (partitions) => {
      const all = Array.from({ length: partitions }, (_, p) => p);
      return new Map(all.filter((p) => saved.partitions.get(p)?.epoch !== epoch).map((p) => [p, floor]));
    },
  };
}

export const leastOf = (positions: readonly Position[]): Position | undefined =>
  positions.length === 0 ? undefined : positions.reduce((a, b) => (a < b ? a : b));
