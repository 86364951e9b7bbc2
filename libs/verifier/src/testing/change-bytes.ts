import type { Dice } from './dice.js';

type ChangeBytes = (bytes: Buffer, dice: Dice, other: Buffer) => Uint8Array;

const spliced = (bytes: Buffer, at: number, gone: number, put: Uint8Array = new Uint8Array()): Buffer => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]);
const withByte = (bytes: Buffer, at: number, byte: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = byte;
  return copy;
};
const HEX = [...Buffer.from('0123456789abcdef')];
const SPAN = 200;
const placesOf = (bytes: Buffer, digits: readonly number[], dice: Dice): number => {
  const from = dice.below(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) if (digits.includes(bytes[(from + i) % bytes.length] as number)) return (from + i) % bytes.length;
  return 0;
};

/** What can happen to a file of bytes, whatever stands in it. */
export const BYTE_CHANGES: Readonly<Record<string, ChangeBytes>> = {
  'one bit': (bytes, dice) => {
    const at = dice.below(bytes.length);
    return withByte(bytes, at, (bytes[at] as number) ^ (1 << dice.below(8)));
  },
  'one byte': (bytes, dice) => withByte(bytes, dice.below(bytes.length), dice.below(256)),
  'a byte put in': (bytes, dice) => spliced(bytes, dice.below(bytes.length + 1), 0, Buffer.from([dice.below(256)])),
  'a byte taken out': (bytes, dice) => spliced(bytes, dice.below(bytes.length), 1),
  'two neighbours exchanged': (bytes, dice) => {
    const at = dice.below(bytes.length - 1);
    return spliced(bytes, at, 2, Buffer.from([bytes[at + 1] as number, bytes[at] as number]));
  },
  // What stays JSON, and mostly of the right form: a digit for a digit, a letter for a letter.
  'a hex digit for another': (bytes, dice) => withByte(bytes, placesOf(bytes, HEX, dice), dice.of(HEX)),
  'the case of a letter': (bytes, dice) => {
    const at = placesOf(bytes, [...Buffer.from('abcdefghijklmnopqrstuvwxyz')], dice);
    return withByte(bytes, at, (bytes[at] as number) ^ 0x20);
  },
  'a white space put in': (bytes, dice) => spliced(bytes, placesOf(bytes, [...Buffer.from(',:{}[]')], dice), 0, Buffer.from([dice.of([0x20, 0x0a, 0x09, 0x0d])])),
  'a span taken out': (bytes, dice) => spliced(bytes, dice.below(bytes.length), 1 + dice.below(SPAN)),
  'a span doubled': (bytes, dice) => {
    const at = dice.below(bytes.length);
    return spliced(bytes, at, 0, bytes.subarray(at, at + 1 + dice.below(SPAN)));
  },
  'a span of another export': (bytes, dice, other) => {
    const [at, length] = [dice.below(Math.min(bytes.length, other.length)), 1 + dice.below(SPAN)];
    return spliced(bytes, at, length, other.subarray(at, at + length));
  },
  'the end cut off': (bytes, dice) => bytes.subarray(0, dice.below(bytes.length)),
  'something at the end': (bytes, dice) => Buffer.concat([bytes, Buffer.from([dice.below(256)])]),
};
