import type { PlacedRecord } from './wire.js';

/** What goes in one request: well below the megabyte that a broker takes for one partition, and few enough for kafkajs to group quickly. */
const MOST_BYTES = 512 * 1024;
const MOST_RECORDS = 1024;

/** Cuts records into requests, in order. A record that is larger by itself goes alone. */
export function slicesOf(records: readonly PlacedRecord[]): PlacedRecord[][] {
  const slices: PlacedRecord[][] = [];
  let current: PlacedRecord[] = [];
  let size = 0;
  for (const record of records) {
    if (current.length > 0 && (size + record.value.length > MOST_BYTES || current.length >= MOST_RECORDS)) {
      slices.push(current);
      current = [];
      size = 0;
    }
    current.push(record);
    size += record.value.length;
  }
  return current.length > 0 ? [...slices, current] : slices;
}
