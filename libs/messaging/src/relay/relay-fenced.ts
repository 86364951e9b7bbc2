/** Another relay publishes now; this one may not go on, and trying again would take the place from the other. */
export class RelayFenced extends Error {
  override readonly name = 'RelayFenced';
  constructor(topic: string, cause?: unknown) {
    super(`another relay has taken over ${topic}`, { cause });
  }
}
