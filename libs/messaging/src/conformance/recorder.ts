import type { Message } from '../bus/message.js';
import { Signal } from '../bus/signal.js';
import type { Delivery, DeliveryHandler } from '../bus/transport.js';

/** Takes deliveries of one group and keeps them in order of arrival. */
export class Recorder {
  readonly deliveries: Delivery[] = [];
  readonly #changed = new Signal();

  /** `react` runs before a delivery counts as taken; what it throws goes to the transport. */
  constructor(
    private readonly patienceMs: number,
    private readonly react: (delivery: Delivery) => Promise<void> | void = () => undefined,
  ) {}

  readonly handler: DeliveryHandler = async (delivery) => {
    await this.react(delivery);
    this.deliveries.push(delivery);
    this.#changed.raise();
  };

  get messages(): Message[] {
    return this.deliveries.flatMap((delivery) => (delivery.kind === 'message' ? [delivery.message] : []));
  }

  /** Resolves when it holds; rejects with `what` when patience is at its end. */
  async until(what: string, holds: () => boolean): Promise<void> {
    let timeout: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timeout = setTimeout(() => reject(new Error(`did not happen: ${what}`)), this.patienceMs);
    });
    try {
      await Promise.race([this.#changed.until(holds), late]);
    } finally {
      clearTimeout(timeout);
    }
  }

  async untilAll(messages: readonly Message[]): Promise<void> {
    const missing = (): Message[] => {
      const got = new Set(this.messages.map((message) => message.position));
      return messages.filter((message) => !got.has(message.position));
    };
    await this.until(`every message is delivered`, () => missing().length === 0);
  }
}
