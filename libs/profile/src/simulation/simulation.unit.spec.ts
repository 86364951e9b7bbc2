import { describe, expect, it } from '@jest/globals';
import { instant, type Instant } from '@juanzong/kernel';
import { Gate } from './gate.js';
import { Simulation } from './simulation.js';
import { TimeMachine } from './time-machine.js';
import { VirtualClock } from './virtual-clock.js';

const at = (text: string): Instant => instant(Date.parse(`${text}+08:00`));
const WEDNESDAY = at('2024-03-06T16:00:00');
const NEXT_MORNING = at('2024-03-07T08:00:00');

/** A simulation of which is noted what it waited for, and when; the day's seal takes until `sealed`. */
function simulated(sealed: Promise<void> = Promise.resolve()) {
  const clock = new VirtualClock(WEDNESDAY, 0);
  const waited: [string, Instant][] = [];
  const noted = (what: string) => () => Promise.resolve(void waited.push([what, clock.now()]));
  const machine = new TimeMachine({
    clock, rest: () => Promise.resolve(), nextDue: () => Promise.resolve([]), fire: () => Promise.resolve(), dayOver: () => sealed, recompute: () => Promise.resolve(), onFailure: () => undefined,
  });
  const simulation = new Simulation(clock, { add: () => undefined, after: () => Promise.resolve([]) }, new Gate(1), new Gate(1));
  simulation.open({ rest: { ofReactions: noted('reactions'), ofEverything: noted('everything') }, machine, parked: () => 0 });
  return { clock, simulation, waited };
}

describe('virtual time', () => {
  it('is at rest for nobody while somebody moves it', async () => {
    let seal = (): void => undefined;
    const { clock, simulation, waited } = simulated(new Promise<void>((resolve) => (seal = resolve)));
    const moving = simulation.moveTo(NEXT_MORNING, 'reactions');
    const resting = Promise.all([simulation.rest('reactions'), simulation.rest('everything')]);
    await new Promise((resolve) => setImmediate(resolve));
    expect([clock.now(), waited]).toEqual([at('2024-03-07T00:00:00'), []]);
    seal();
    await Promise.all([moving, resting]);
    expect(waited).toEqual([['reactions', NEXT_MORNING], ['everything', NEXT_MORNING]]);
  });

  it('waits for the read models after a move only for whoever looks at them', async () => {
    const { simulation, waited } = simulated();
    await simulation.moveTo(NEXT_MORNING, 'reactions');
    expect(waited).toEqual([]);
    await simulation.moveTo(at('2024-03-08T08:00:00'), 'everything');
    expect(waited).toEqual([['everything', at('2024-03-08T08:00:00')]]);
  });
});
