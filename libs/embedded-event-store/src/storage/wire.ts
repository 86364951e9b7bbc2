// The few pieces of the protocol buffer wire format that a recorded event needs. Written by hand so that an event is
// encoded once, straight into the record that is stored, and never again.

/** Stands for 2^63−1, the largest signed number of the protocol, which no JavaScript number is. */
export const INT64_MAX = 2 ** 63;
const INT64_MAX_SIZE = 9;

/** Bytes that `value`, a whole number from 0 to 2^53, takes as a varint. */
export function varintSize(value: number): number {
  if (value === INT64_MAX) return INT64_MAX_SIZE;
  let size = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size += 1;
  return size;
}

/** Bytes of a length-delimited field with a one-byte tag and a body of `length` bytes. */
export const fieldSize = (length: number): number => 1 + varintSize(length) + length;

/** Writes fields one after another into one buffer that was measured beforehand. */
export class WireWriter {
  constructor(
    readonly target: Buffer,
    public offset: number,
  ) {}

  varint(value: number): void {
    if (value === INT64_MAX) {
      this.target.fill(0xff, this.offset, this.offset + INT64_MAX_SIZE - 1);
      this.target[this.offset + INT64_MAX_SIZE - 1] = 0x7f;
      this.offset += INT64_MAX_SIZE;
      return;
    }
    let rest = value;
    while (rest >= 0x80) {
      this.target[this.offset++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.target[this.offset++] = rest;
  }

  /** The tag and length of a length-delimited field; its body is written next. */
  head(field: number, length: number): void {
    this.target[this.offset++] = (field << 3) | 2;
    this.varint(length);
  }

  /** A whole number field; zero is left out, as proto3 does. */
  number(field: number, value: number): void {
    if (value === 0) return;
    this.target[this.offset++] = field << 3;
    this.varint(value);
  }

  /** A whole number field that says by being there which of several it is: zero is written too. */
  present(field: number, value: number): void {
    this.target[this.offset++] = field << 3;
    this.varint(value);
  }

  /** Bytes that are encoded already. */
  raw(value: Uint8Array): void {
    this.target.set(value, this.offset);
    this.offset += value.length;
  }

  bytes(field: number, value: Uint8Array): void {
    if (value.length === 0) return;
    this.head(field, value.length);
    this.target.set(value, this.offset);
    this.offset += value.length;
  }

  ascii(field: number, value: string): void {
    this.head(field, value.length);
    this.offset += this.target.write(value, this.offset, 'latin1');
  }
}

/** Bytes of a whole number field with a one-byte tag; zero is left out. */
export const numberSize = (value: number): number => (value === 0 ? 0 : 1 + varintSize(value));

/**
 * The body of the last length-delimited field with this number in a message of which all tags have one byte; empty when
 * it is absent, as proto3 has it.
 */
export function bytesField(message: Buffer, field: number): Buffer {
  let found = message.subarray(0, 0);
  for (let at = 0; at < message.length;) {
    const tag = message[at] ?? 0;
    const [value, end] = readVarint(message, at + 1);
    let next = end;
    if ((tag & 7) === 2) {
      if (tag >> 3 === field) found = message.subarray(next, next + value);
      next += value;
    }
    at = next;
  }
  return found;
}

function readVarint(message: Buffer, from: number): [value: number, next: number] {
  let value = 0;
  let scale = 1;
  for (let at = from; ; at += 1) {
    const byte = message[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return [value, at + 1];
    scale *= 0x80;
  }
}
