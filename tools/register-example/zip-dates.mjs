const END = 0x06054b50;
const DATE_1980 = 0x00210000;

/** The same archive with every entry dated 1980-01-01, so that the same contents are the same bytes. */
export function withoutDates(bytes) {
  const copy = Buffer.from(bytes);
  let end = copy.length - 22;
  while (copy.readUInt32LE(end) !== END) end -= 1;
  let at = copy.readUInt32LE(end + 16);
  for (let left = copy.readUInt16LE(end + 10); left > 0; left -= 1) {
    copy.writeUInt32LE(DATE_1980, at + 12);
    copy.writeUInt32LE(DATE_1980, copy.readUInt32LE(at + 42) + 10);
    at += 46 + copy.readUInt16LE(at + 28) + copy.readUInt16LE(at + 30) + copy.readUInt16LE(at + 32);
  }
  return copy;
}
