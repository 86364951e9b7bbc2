/**
 * A stored record, format 1. Whole numbers are big-endian.
 *
 * | offset | bytes | |
 * |---|---|---|
 * | 0 | 1 | format version, 1 |
 * | 1 | 1 | flags; bit 0: the event is a link |
 * | 2 | 2 | length of the stream name |
 * | 4 | 4 | CRC-32 of bytes 0–3 and of everything from byte 8 on |
 * | 8 | 8 | position in the log |
 * | 16 | 8 | revision in the stream |
 * | 24 | 16 | event id |
 * | 40 | 8 | created, milliseconds since the Unix epoch |
 * | 48 | 4 | length of the event type |
 * | 52 | 4 | length of the `RecordedEvent` message |
 * | 56 | 4 | offset of the `RecordedEvent` message within the record |
 * | 60 | | stream name (ASCII), event type (UTF-8), then the `ReadResp` message that a read sends as it is |
 */
export const RECORD = {
  version: 0, flags: 1, nameLength: 2, checksum: 4, position: 8, revision: 16, id: 24, created: 40,
  typeLength: 48, eventLength: 52, eventOffset: 56, name: 60,
} as const;

/** The record format that this version writes and reads. */
export const RECORD_FORMAT = 1;

/** Flag: the event is a link, its data names the target. */
export const IS_LINK = 1;
