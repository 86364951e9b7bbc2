import type { Delivery, Subscription, Transport } from '../bus/transport.js';
import type { Message, Position } from '../bus/message.js';
import { BEFORE_FIRST } from '../bus/message.js';
import { Recorder } from './recorder.js';
import { SampleWriter } from './sample-messages.js';

/** An empty transport of its own for each test: its own topic family, or its own memory. */
export type MakeTransport = () => Promise<Transport>;

/** One promise of the port. `run` rejects when the transport breaks it. */
export interface ConformanceTest {
  readonly name: string;
  run(stage: Stage): Promise<void>;
}

/** What a test plays on: the transport and everything needed to look at it. */
export class Stage {
  private constructor(
    readonly transport: Transport,
    readonly writer: SampleWriter,
    private readonly patienceMs: number,
  ) {}

  static async on(transport: Transport, patienceMs: number): Promise<Stage> {
    return new Stage(transport, new SampleWriter(await transport.epoch()), patienceMs);
  }

  recorder(react?: (delivery: Delivery) => Promise<void> | void): Recorder {
    return new Recorder(this.patienceMs, react);
  }

  join(group: string, recorder: Recorder, from: Position = BEFORE_FIRST): Promise<Subscription> {
    return this.transport.subscribe(group, recorder.handler, { from });
  }

  /** Publishes one message to every partition and waits for it: what was published before has then arrived, if ever it does. */
  async fence(recorder: Recorder): Promise<readonly Message[]> {
    const streams = new Map<number, string>();
    for (let i = 0; streams.size < this.transport.partitions; i += 1) {
      const stream = `case-fence-${i}`;
      const partition = this.transport.partitionOf(stream);
      if (!streams.has(partition)) streams.set(partition, stream);
    }
    const messages = this.writer.write(...streams.values());
    await this.transport.publish(messages);
    await recorder.untilAll(messages);
    return messages;
  }
}

/** @throws Error with `what` unless it holds. */
export function expectThat(what: string, holds: boolean): asserts holds {
  if (!holds) throw new Error(`broken promise: ${what}`);
}
