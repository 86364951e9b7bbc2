import { describe, expect, it } from '@jest/globals';
import { PresentEpoch } from './present-epoch.js';

describe('the present epoch of a topic', () => {
  const asked = (...names: (string | undefined)[]) => {
    const count = { asked: 0 };
    return { count, epoch: new PresentEpoch(() => Promise.resolve(names[Math.min(count.asked++, names.length - 1)])) };
  };

  it('is the one that the relay’s place names, and is asked once', async () => {
    const { count, epoch } = asked('a');
    expect([await epoch.is('a'), await epoch.is('a'), count.asked]).toEqual([true, true, 1]);
  });

  it('is not one that somebody invented, who is not asked about again', async () => {
    const { count, epoch } = asked('a');
    expect([await epoch.is('forged'), await epoch.is('forged'), await epoch.is('a'), count.asked]).toEqual([false, false, true, 1]);
  });

  it('changes with the topic’s life, and what was before is over', async () => {
    const { count, epoch } = asked('a', 'b', 'b');
    expect([await epoch.is('a'), await epoch.is('b'), await epoch.is('a'), await epoch.is('a'), count.asked]).toEqual([true, true, false, false, 3]);
  });

  it('is none while no relay has been, and is asked again', async () => {
    const { epoch } = asked(undefined, 'a');
    expect([await epoch.is('a'), await epoch.is('a')]).toEqual([false, true]);
  });

  it('is not decided where nobody answers', async () => {
    const epoch = new PresentEpoch(() => Promise.reject(new Error('away')));
    await expect(epoch.is('a')).rejects.toThrow('away');
  });
});
