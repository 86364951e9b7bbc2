/** Thrown by a handler when trying again is pointless: the stream is parked at once. */
export class PermanentFailure extends Error {
  override readonly name: string = 'PermanentFailure';
}

/** The store did not give the revisions that a message proves to exist. */
export class GapNotFilled extends Error {
  override readonly name = 'GapNotFilled';
  constructor(stream: string, expected: number, got: number | undefined) {
    super(`${stream}: revision ${expected} is missing from the store${got === undefined ? '' : `, which gave ${got}`}`);
  }
}
