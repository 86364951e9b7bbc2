/** What is read from a table in the order of its keys. @throws Error where the order ends: damaged pages can lead in circles, and reading them would have no end. */
export function* ascending<One>(range: Iterable<One>, keyOf: (one: One) => Buffer): Generator<One> {
  let before: Buffer | undefined;
  for (const one of range) {
    const key = keyOf(one);
    if (before !== undefined && before.compare(key) >= 0) throw new Error(`key ${key.toString('hex')} follows ${before.toString('hex')}`);
    before = Buffer.from(key);
    yield one;
  }
}
