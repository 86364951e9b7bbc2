const CANONICAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An event id as it is kept and compared: lower case, with dashes. */
export type EventIdText = string;

/** The canonical text of an id that came as text; undefined when it is not a UUID. */
export function eventIdFromText(text: string): EventIdText | undefined {
  if (CANONICAL.test(text)) return text;
  const lower = text.toLowerCase();
  if (CANONICAL.test(lower)) return lower;
  return /^[0-9a-f]{32}$/.test(lower) ? withDashes(lower) : undefined;
}

/** The canonical text of an id that came as two signed 64-bit integers in decimal. */
export function eventIdFromIntegers(most: string, least: string): EventIdText {
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64BE(BigInt.asIntN(64, BigInt(most)), 0);
  bytes.writeBigInt64BE(BigInt.asIntN(64, BigInt(least)), 8);
  return withDashes(bytes.toString('hex'));
}

/** The two signed 64-bit integers, in decimal, that an id is asked for as. */
export function integersOf(id: EventIdText): { most: string; least: string } {
  const bytes = eventIdBytes(id);
  return { most: bytes.readBigInt64BE(0).toString(), least: bytes.readBigInt64BE(8).toString() };
}

/** The 16 bytes of an id. */
export const eventIdBytes = (id: EventIdText): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The canonical text of 16 bytes. */
export const eventIdFromBytes = (bytes: Buffer): EventIdText => withDashes(bytes.toString('hex'));

const withDashes = (hex: string): EventIdText =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
