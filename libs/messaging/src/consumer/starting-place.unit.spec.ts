import { describe, expect, it } from '@jest/globals';
import type { PartitionPosition } from './position-store.js';
import { startingPlace } from './starting-place.js';

const saved = (...positions: readonly (bigint | undefined)[]) => ({
  parked: [],
  partitions: new Map(positions.flatMap((position, partition): [number, PartitionPosition][] => (position === undefined ? [] : [[partition, { epoch: 'e', position }]]))),
});
const checkpoint = { context: 'c', position: 40n, parked: [] };

describe('where a context goes on', () => {
  it('is what is saved of each partition, and of all of them only the least is certain', () => {
    const place = startingPlace(saved(90n, 70n, 80n), undefined, 'e', 3);
    expect([place.floor, place.positionOf(0), place.positionOf(1), place.unsaved(3).size]).toEqual([70n, 90n, 70n, 0]);
  });

  it('is the least of all in another epoch, where streams lie elsewhere', () => {
    const place = startingPlace(saved(90n, 70n, 80n), undefined, 'f', 3);
    expect([place.floor, place.positionOf(0), [...place.unsaved(3).values()]]).toEqual([70n, 70n, [70n, 70n, 70n]]);
  });

  it('is the checkpoint for a partition of which nothing is saved: its rows were lost, and those of others do not speak for it', () => {
    const place = startingPlace(saved(90n, undefined, 80n), checkpoint, 'e', 3);
    expect([place.floor, place.positionOf(0), place.positionOf(1), [...place.unsaved(3)]]).toEqual([40n, 90n, 40n, [[1, 40n]]]);
    expect(startingPlace(saved(90n, undefined, 80n), undefined, 'e', 3).positionOf(1)).toBe(-1n);
    expect(startingPlace(saved(), checkpoint, 'e', 3).floor).toBe(40n);
  });
});
