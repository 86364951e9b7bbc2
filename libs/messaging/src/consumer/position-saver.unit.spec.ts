import { describe, expect, it } from '@jest/globals';
import type { Message, Position } from '../bus/message.js';
import { ManualTimer, turns } from '../test-support/virtual-time.js';
import { PositionSaver } from './position-saver.js';

const message = { stream: 'case-a', revision: 0 } as Message;

/** A saver whose partition stands where the test says, and what it saved. */
function saver(): { saver: PositionSaver; timer: ManualTimer; saves: Position[]; at(position: Position): void } {
  const [timer, saves] = [new ManualTimer(), [] as Position[]];
  let now = 0n;
  const made = new PositionSaver({
    snapshot: () => ({ epoch: 'e', partitions: new Map([[0, now]]) }), saved: () => undefined, load: () => Promise.resolve(undefined), gather: { timer, ms: 200 },
    save: ({ partitions }) => {
      saves.push(partitions.get(0) ?? -1n);
      return Promise.resolve(true);
    },
  }, 100);
  return { saver: made, timer, saves, at: (position) => void (now = position) };
}

describe('positions that moved without work', () => {
  it('are saved after a while, although nothing else happens', async () => {
    const { saver: of, timer, saves, at } = saver();
    at(7n);
    of.moved();
    await turns();
    expect(saves).toEqual([]);
    timer.wakeAll();
    await turns();
    expect(saves).toEqual([7n]);
  });

  it('go together with work that is done meanwhile, which does not wait for them', async () => {
    const { saver: of, saves, at } = saver();
    at(7n);
    of.moved();
    at(8n);
    of.completed(message);
    await turns();
    expect(saves).toEqual([8n]);
  });

  it('are saved at once when asked for', async () => {
    const { saver: of, saves, at, timer } = saver();
    at(9n);
    of.moved();
    of.flush();
    await turns();
    timer.wakeAll();
    await of.settled;
    expect([saves, of.clean]).toEqual([[9n], true]);
  });
});
