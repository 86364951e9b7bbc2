// The few pieces of the protocol buffer wire format that a recorded event needs. Written by hand so that an event is
// encoded once, straight into the record that is stored, and never again.

/** Bytes that `value`, a whole number from 0 to 2^53, takes as a varint. */
export function varintSize(value: number): number {
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
