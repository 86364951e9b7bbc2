import { describe, expect, it } from '@jest/globals';
import { instant, type Instant } from '@juanzong/kernel';
import { Gate } from './gate.js';
import { Simulation } from './simulation.js';
import { TimeMachine } from './time-machine.js';
import { VirtualClock } from './virtual-clock.js';

const at = (text: string): Instant => instant(Date.parse(`${text}+08:00`));
const WEDNESDAY = at('2024-03-06T16:00:00');
const NEXT_MORNING = at('2024-03-07T08:00:00');

describe('virtual time', () => {
  it('is at rest for nobody while somebody moves it', async () => {
    const clock = new VirtualClock(WEDNESDAY, 0);
    let seal = (): void => undefined;
    const sealed = new Promise<void>((resolve) => (seal = resolve));
    const machine = new TimeMachine({
      clock, rest: () => Promise.resolve(), nextDue: () => Promise.resolve([]), fire: () => Promise.resolve(), dayOver: () => sealed, recompute: () => Promise.resolve(), onFailure: () => undefined,
    });
    const simulation = new Simulation(clock, { add: () => undefined, after: () => Promise.resolve([]) }, new Gate(1), new Gate(1));
    const rests: Instant[] = [];
    simulation.open({ rest: { ofReactions: () => Promise.resolve(void rests.push(clock.now())), ofEverything: () => Promise.resolve(void rests.push(clock.now())) }, machine, parked: () => 0 });
    const moving = simulation.moveTo(NEXT_MORNING);
    const resting = Promise.all([simulation.rest('reactions'), simulation.rest('everything')]);
    await new Promise((resolve) => setImmediate(resolve));
    expect([clock.now(), rests]).toEqual([at('2024-03-07T00:00:00'), []]);
    seal();
    await Promise.all([moving, resting]);
    expect(rests).toEqual([NEXT_MORNING, NEXT_MORNING]);
    await simulation.rest('reactions');
    expect(rests).toHaveLength(3);
  });
});
