/** A read model has no rows yet: it is just being made, and can be read soon. */
export class NothingToRead extends Error {
  override readonly name = 'NothingToRead';

  constructor(projection: string) {
    super(`${projection} has no build to read`);
  }
}
