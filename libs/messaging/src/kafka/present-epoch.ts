/**
 * Which epoch is the topic's present one, as a reader knows it. A relay writes its place before the first record of an
 * epoch becomes readable, so a record of an epoch that the place does not name is of one that is over, or of none at all;
 * what such a record says must not move anybody. Dropping it loses nothing: the present relay names what lies before.
 */
export class PresentEpoch {
  #present: string | undefined;
  readonly #others = new Set<string>();

  /** `place`: what the relay's place names now; undefined where no relay has been. */
  constructor(private readonly place: () => Promise<string | undefined>) {}

  /** As it was told last; undefined before anybody was asked. */
  get present(): string | undefined {
    return this.#present;
  }

  /** What Kafka says now. @throws where it does not answer */
  async ask(): Promise<string | undefined> {
    const named = await this.place();
    if (named !== undefined) this.#others.delete(named);
    this.#present = named ?? this.#present;
    return named;
  }

  /** Asks only about an epoch that was not asked about before; a question that was put before the record was read would not do. @throws as above */
  async is(epoch: string): Promise<boolean> {
    if (epoch === this.#present) return true;
    if (this.#others.has(epoch)) return false;
    const named = await this.ask();
    if (named !== undefined && named !== epoch) this.#others.add(epoch);
    return named === epoch;
  }
}
