import type { Message, Outgoing, Position } from '../bus/message.js';
import { InProcessTransport } from '../bus/in-process-transport.js';
import type { Delivery, DeliveryHandler, Subscription } from '../bus/transport.js';

const sound = (): ConstructorParameters<typeof InProcessTransport>[0] => ({ partitions: 3, redeliverMs: 1 });

/** A transport that is sound but for what it does on the way to the handler. */
class Meddling extends InProcessTransport {
  constructor(private readonly meddle: (handler: DeliveryHandler) => DeliveryHandler) {
    super(sound());
  }

  override subscribe(group: string, handler: DeliveryHandler, options: { readonly from: Position }): Promise<Subscription> {
    return super.subscribe(group, this.meddle(handler), options);
  }
}

const changing = (change: (delivery: Delivery, index: number) => Delivery | undefined): (() => InProcessTransport) => () =>
  new Meddling((handler) => {
    let index = 0;
    return async (delivery) => {
      index += 1;
      const changed = change(delivery, index);
      if (changed) await handler(changed);
    };
  });

const changingMessages = (change: (message: Message) => Message): (() => InProcessTransport) =>
  changing((delivery) => (delivery.kind === 'message' ? { ...delivery, message: change(delivery.message) } : delivery));

const loses = changing((delivery) => (delivery.kind === 'message' && delivery.message.revision === 1 ? undefined : delivery));
const strips = changingMessages((message) => ({ ...message, entry: { ...message.entry, data: null } }));
const changesEpoch = changing((delivery, index) => (delivery.kind === 'heartbeat' ? { ...delivery, epoch: `epoch-${index}` } : delivery));
const misplaces = changing((delivery, index) => ({ ...delivery, partition: index % 3 }));
const forgetsHeartbeats = changing((delivery) => (delivery.kind === 'heartbeat' && delivery.partition === 0 ? undefined : delivery));
const lies = changing((delivery) => ({ ...delivery, previous: delivery.previous - 20n }));
const criesWolf = changing((delivery) => (delivery.kind === 'message' ? { ...delivery, previous: delivery.message.position - 1n } : delivery));
const goesBack = (): InProcessTransport => new Meddling((handler) => async (delivery) => {
  await handler(delivery);
  if (delivery.kind === 'heartbeat') await handler({ ...delivery, position: delivery.position - 40n });
});

const doubles = (): InProcessTransport => new Meddling((handler) => async (delivery) => {
  await handler(delivery);
  await handler(delivery);
});

const swallowsErrors = (): InProcessTransport => new Meddling((handler) => async (delivery) => {
  try {
    await handler(delivery);
  } catch {
    // Nobody hears of it.
  }
});

const overlaps = (): InProcessTransport => new Meddling((handler) => (delivery) => {
  void handler(delivery);
  return Promise.resolve();
});

/** Holds one message of a stream back until its next one has gone. */
const reorders = (): InProcessTransport => new Meddling((handler) => {
  const held = new Map<string, Delivery>();
  return async (delivery) => {
    if (delivery.kind === 'heartbeat') return handler(delivery);
    const { stream, revision } = delivery.message;
    if (revision % 2 === 0 && !stream.includes('fence')) {
      held.set(stream, delivery);
      return;
    }
    await handler(delivery);
    const before = held.get(stream);
    held.delete(stream);
    if (before) await handler(before);
  };
});

/** Tells a heartbeat as it comes, before the messages that stand in line. */
class Hasty extends InProcessTransport {
  readonly #handlers: DeliveryHandler[] = [];
  constructor() {
    super(sound());
  }

  override subscribe(group: string, handler: DeliveryHandler, options: { readonly from: Position }): Promise<Subscription> {
    this.#handlers.push(handler);
    return super.subscribe(group, handler, options);
  }

  override async heartbeat(position: Position): Promise<void> {
    const epoch = await this.epoch();
    for (let partition = 0; partition < this.partitions; partition += 1) {
      for (const handler of this.#handlers) void handler({ kind: 'heartbeat', partition, previous: position, epoch, position });
    }
  }
}

/** Begins at the end, wherever a group left off. */
class Forgetful extends InProcessTransport {
  #newest: Position = -1n;
  constructor() {
    super(sound());
  }

  override async publish(messages: readonly Message[]): Promise<void> {
    await super.publish(messages);
    this.#newest = messages.at(-1)?.position ?? this.#newest;
  }

  override subscribe(group: string, handler: DeliveryHandler): Promise<Subscription> {
    return super.subscribe(group, handler, { from: this.#newest });
  }
}

/** Groups share one place: what one takes the other does not get. */
class Competing extends InProcessTransport {
  readonly #taken = new Set<Position>();
  constructor() {
    super(sound());
  }

  override subscribe(group: string, handler: DeliveryHandler, options: { readonly from: Position }): Promise<Subscription> {
    const competing: DeliveryHandler = async (delivery) => {
      if (delivery.kind === 'message' && this.#taken.has(delivery.message.position)) return;
      if (delivery.kind === 'message') this.#taken.add(delivery.message.position);
      await handler(delivery);
    };
    return super.subscribe(group, competing, options);
  }
}

/** Goes on after its subscription was closed. */
class Unstoppable extends InProcessTransport {
  constructor() {
    super(sound());
  }

  override async subscribe(group: string, handler: DeliveryHandler, options: { readonly from: Position }): Promise<Subscription> {
    await super.subscribe(group, handler, options);
    return { close: () => Promise.resolve() };
  }
}

/** Takes what nobody read for the whole. */
class Unopening extends InProcessTransport {
  constructor() {
    super(sound());
  }

  override publish(messages: readonly Outgoing[]): Promise<void> {
    return super.publish(messages.map((message) => ('json' in message ? { ...message, json: Buffer.from(JSON.stringify(message.entry)) } : message)));
  }
}

class Pretending extends InProcessTransport {
  constructor() {
    super(sound());
  }

  override publish(messages: readonly Message[]): Promise<void> {
    return super.publish(messages).catch(() => undefined);
  }
}

/** The sound transport that the broken ones are made from. */
export const soundTransport = (): InProcessTransport => new InProcessTransport(sound());

/** For each test of the suite a transport that breaks what it asks, and what the test must say. */
export const BROKEN_TRANSPORTS: Readonly<Record<string, { readonly make: () => InProcessTransport; readonly says: RegExp }>> = {
  'delivers every published message': { make: loses, says: /every message is delivered/ },
  'delivers what was published before the group came': { make: () => new Forgetful(), says: /every message is delivered/ },
  'delivers a message as it was published': { make: strips, says: /as published/ },
  'keeps the order of a stream': { make: reorders, says: /never arrive ahead/ },
  'delivers as a whole what nobody read on its way': { make: () => new Unopening(), says: /would have been/ },
  'delivers nothing twice while nothing fails': { make: doubles, says: /arrives twice/ },
  'keeps a stream in the partition it names': { make: misplaces, says: /arrives in its partition/ },
  'keeps its epoch': { make: changesEpoch, says: /one epoch/ },
  'delivers again what a handler rejected, before anything later of the partition': { make: swallowsErrors, says: /every message is delivered/ },
  'hands out one delivery of a partition at a time': { make: overlaps, says: /at the same time/ },
  'loses nothing between two lives of a consumer': { make: () => new Forgetful(), says: /every message is delivered/ },
  'is silent after a subscription is closed': { make: () => new Unstoppable(), says: /after closing/ },
  'lets groups be independent': { make: () => new Competing(), says: /every message is delivered/ },
  'rejects a publication that it cannot answer for': { make: () => new Pretending(), says: /does not pretend/ },
  'sends heartbeats to partitions without messages': { make: forgetsHeartbeats, says: /every partition hears/ },
  'never lets a heartbeat go back': { make: goesBack, says: /heartbeats rise/ },
  'never lets a heartbeat overtake a message': { make: () => new Hasty(), says: /comes before it/ },
  'names the message before, never an earlier one': { make: lies, says: /previous is the message before/ },
  'does not cry wolf: who saw everything is told of nothing missing': { make: criesWolf, says: /not ahead/ },
};
