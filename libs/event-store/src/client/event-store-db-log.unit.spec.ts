import { type EventStoreDBClient, StreamNotFoundError, UnavailableError, UnknownError } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { Transform, type TransformCallback } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { isStoreAway } from '../outage.js';
import { EventStoreDbLog } from './event-store-db-log.js';
import { oneByOne, sealedEntries } from '../testing/index.js';

type Sent = { readonly event: object } | 'mark';

/** A subscription as the official client has them: it tells of the mark when it reads it, whatever waits before it. */
class FakeSubscription extends Transform {
  unsubscribe: () => Promise<void> = () => {
    this.destroy();
    return Promise.resolve();
  };

  constructor() {
    super({ objectMode: true });
  }

  override _transform(sent: Sent, _encoding: BufferEncoding, next: TransformCallback): void {
    if (sent !== 'mark') return next(null, sent);
    this.emit('caughtUp');
    next();
  }
}

const followed = (signal = new AbortController().signal) => {
  const subscription = new FakeSubscription();
  const log = new EventStoreDbLog({ subscribeToAll: () => subscription } as unknown as EventStoreDBClient);
  return { subscription, items: oneByOne(log.follow(undefined, { signal }), signal)[Symbol.asyncIterator]() };
};

const eventOf = (at: number): Sent => {
  const [entry] = sealedEntries('case-1', 1);
  const { data, ...metadata } = entry as NonNullable<typeof entry>;
  return { event: { streamId: 'case-1', revision: BigInt(at), position: { commit: BigInt(at) }, data, metadata } };
};

describe('a store that cannot be asked is away, whatever was asked', () => {
  const heard: [string, Error, boolean][] = [
    ['nobody answers', new UnavailableError(), true], ['a stream that is not there', new StreamNotFoundError(undefined, 'case-a'), false],
    ['a damaged record', Object.assign(new UnknownError(), { code: 15 }), false], ['any other error', new TypeError('no'), false],
  ];

  it.each(heard)('%s', async (_what, error, away) => {
    const { subscription, items } = followed();
    const next = items.next();
    subscription.destroy(error);
    const followError: unknown = await next.catch((reason: unknown) => reason);
    const log = new EventStoreDbLog({ readAll: () => { throw error; } } as unknown as EventStoreDBClient);
    const headError: unknown = await log.head().catch((reason: unknown) => reason);
    for (const found of [followError, headError]) expect([isStoreAway(found), found === error]).toEqual([away, !away]);
  });
});

describe('following', () => {
  it('says that it caught up after everything that came before, also while the follower is slow and the client holds some back', async () => {
    const { subscription, items } = followed();
    const first = items.next();
    const many = 2_010;
    for (let at = 0; at < many; at += 1) subscription.write(eventOf(at));
    subscription.write('mark');
    subscription.write(eventOf(many));
    await first;
    for (let i = 0; i < 20; i += 1) await turn();
    let before = 1;
    for (let item = await items.next(); !('caughtUp' in (item.value as object)); item = await items.next()) before += 1;
    expect(before).toBe(many);
    expect((await items.next()).value).toMatchObject({ position: BigInt(many) });
    await items.return?.();
  });

  it('is an error when the subscription ends without having been asked to', async () => {
    const { subscription, items } = followed();
    const next = items.next();
    subscription.end();
    await expect(next).rejects.toThrow('the subscription ended');
  });

  it('of a store that cannot be reached fails with the reason; stopping it then is no second failure', async () => {
    const abort = new AbortController();
    const { subscription, items } = followed(abort.signal);
    subscription.unsubscribe = () => Promise.reject(new Error('never came about'));
    const next = items.next();
    abort.abort();
    subscription.emit('error', new Error('unavailable'));
    await expect(next).rejects.toThrow('unavailable');
  });
});

describe('the last entry', () => {
  /** A store that holds entries among events of its own, read backwards as a server reads: from before the place that is named. */
  const holding = (...kinds: ('entry' | 'own')[]) => {
    const all = kinds.map((kind, at) => {
      const position = { commit: BigInt(at), prepare: BigInt(at) };
      return { event: kind === 'entry' ? { ...(eventOf(at) as { event: object }).event, type: 'test.Noted', position } : { streamId: '$stats', type: '$statsCollected', position } };
    });
    const readAll = ({ fromPosition, maxCount }: { fromPosition: string | { commit: bigint }; maxCount: number }) =>
      all.filter(({ event }) => typeof fromPosition === 'string' || event.position.commit < fromPosition.commit).reverse().slice(0, maxCount);
    return new EventStoreDbLog({ readAll } as unknown as EventStoreDBClient);
  };

  it('is found behind whatever the store wrote for itself', async () => {
    expect(await holding('own', 'entry', 'entry').head()).toBe(2n);
    expect(await holding('entry', ...Array.from({ length: 40 }, () => 'own' as const)).head()).toBe(0n);
    expect(await holding('own', 'entry', 'own').newest()).toBe(sealedEntries('case-1', 1)[0]?.recordedAt);
  });

  it('is none where there are only events of the store itself, or none at all', async () => {
    expect(await holding(...Array.from({ length: 20 }, () => 'own' as const)).head()).toBeUndefined();
    expect(await holding().newest()).toBeUndefined();
  });
});
