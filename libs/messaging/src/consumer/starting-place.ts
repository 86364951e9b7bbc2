import { BEFORE_FIRST, type Position } from '../bus/message.js';
import type { ContextCheckpoint, SavedPositions } from './position-store.js';

/** Where a context goes on, partition by partition. */
export interface StartingPlace {
  /** Everything up to here is done whatever the partition. */
  readonly floor: Position;
  /** The epoch that saved positions are read in. */
  readonly epoch: string;
  positionOf(partition: number): Position;
  /**
   * What has to be saved before anything is taken in: a partition of which nothing is saved in this epoch. Without
   * it a restart would take the place of the others for its own.
   */
  unsaved(partitions: number): ReadonlyMap<number, Position>;
}

/**
 * A saved position counts for its partition only in the epoch it was saved in: in another one streams may lie in
 * other partitions, and only the least of all is certain. Where one of them is not saved at all, positions were lost, and of
 * that one the others say nothing: the checkpoint of the event store serves.
 * `told`: what the transport says; where it does not know yet, what was saved is taken at its word until a delivery says otherwise.
 */
export function startingPlace(saved: SavedPositions, checkpoint: ContextCheckpoint | undefined, told: string, count: number): StartingPlace {
  const epoch = told === '' ? newestEpoch(saved) : told;
  const positions = [...saved.partitions.values()].map((partition) => partition.position);
  const lost = positions.length < count ? [checkpoint?.position ?? BEFORE_FIRST] : [];
  const floor = leastOf([...positions, ...lost]) ?? BEFORE_FIRST;
  return {
    floor,
    epoch,
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

const newestEpoch = (saved: SavedPositions): string =>
  [...saved.partitions.values()].reduce((newest, each) => (each.position > newest.position ? each : newest), { epoch: '', position: BEFORE_FIRST - 1n }).epoch;

export const leastOf = (positions: readonly Position[]): Position | undefined =>
  positions.length === 0 ? undefined : positions.reduce((a, b) => (a < b ? a : b));
