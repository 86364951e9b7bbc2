import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { requestQueueOf, useQuietQueues } from './quiet-queue.js';

/** What kafkajs' own queue needs of the world around it. */
const SETTING = { maxInFlightRequests: 1, requestTimeout: 30_000, enforceRequestTimeout: false, clientId: 'test', broker: 'nowhere:9092', logger: { debug: () => undefined }, isConnected: () => true };

interface Queue {
  push(request: object): void;
  fulfillRequest(answer: { correlationId: number; payload: Buffer; size: number }): void;
}

beforeEach(() => {
  jest.useFakeTimers();
  useQuietQueues();
  useQuietQueues();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('the queue of requests to a broker', () => {
  const made = () => {
    const sent: number[] = [];
    const RequestQueue = requestQueueOf() as unknown as new (setting: object) => Queue;
    const queue = new RequestQueue(SETTING);
    const ask = (correlationId: number): void => queue.push({ entry: { correlationId, resolve: () => undefined, reject: () => undefined }, expectResponse: true, sendRequest: () => void sent.push(correlationId) });
    return { sent, ask, answer: (correlationId: number) => queue.fulfillRequest({ correlationId, payload: Buffer.alloc(0), size: 0 }) };
  };

  it('is looked at no more once every request is answered', () => {
    const { sent, ask, answer } = made();
    ask(1);
    answer(1);
    expect([sent, jest.getTimerCount()]).toEqual([[1], 0]);
  });

  it('still sends what had to wait for another answer', () => {
    const { sent, ask, answer } = made();
    ask(1);
    ask(2);
    expect([sent, jest.getTimerCount()]).toEqual([[1], 1]);
    answer(1);
    expect(sent).toEqual([1, 2]);
    answer(2);
    jest.advanceTimersByTime(60_000);
    expect([sent, jest.getTimerCount()]).toEqual([[1, 2], 0]);
  });
});
