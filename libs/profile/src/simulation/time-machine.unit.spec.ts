import { describe, expect, it } from '@jest/globals';
import { chinaCalendarKnownOn } from '@juanzong/calendar';
import type { DeadlineRow } from '@juanzong/deadlines';
import { calendarDate, instant, type Instant } from '@juanzong/kernel';
import fc from 'fast-check';
import { calendarOf } from './calendar-of.js';
import { generationOf, TimeMachine } from './time-machine.js';
import { VirtualClock } from './virtual-clock.js';

const at = (text: string): Instant => instant(Date.parse(`${text}+08:00`));
const row = (deadlineId: string, dueAt: Instant, caseId = deadlineId): DeadlineRow => ({ deadlineId, caseId, dueAt, generation: 0, ruleId: 'supplement', context: 'intake' }) as unknown as DeadlineRow;

/** A world whose deadlines end when they are fired, unless they are said to fail. */
class World {
  readonly clock: VirtualClock;
  readonly seen: string[] = [];
  readonly failures: string[] = [];
  readonly midnights: string[] = [];
  readonly machine: TimeMachine;
  recomputed = 0;
  rests = 0;

  constructor(start: Instant, public open: DeadlineRow[], fails: readonly string[] = [], calendarLagDays = 0) {
    this.clock = new VirtualClock(start, calendarLagDays);
    this.machine = new TimeMachine({
      clock: this.clock,
      rest: async () => void (this.rests += 1),
      nextDue: async (except) => {
        const [first] = this.#left(except);
        return this.#left(except).filter(({ dueAt }) => dueAt === first?.dueAt);
      },
      fire: async ({ deadlineId }) => {
        if (fails.includes(deadlineId)) throw new Error('contended');
        this.seen.push(`${deadlineId} ${this.clock.now()}`);
        this.open = this.open.filter((one) => one.deadlineId !== deadlineId);
      },
      dayOver: async () => void this.midnights.push(this.clock.now()),
      recompute: async () => void (this.recomputed += 1),
      onFailure: ({ deadlineId }) => void this.failures.push(deadlineId),
    });
  }

  #left(except: ReadonlySet<string>): DeadlineRow[] {
    return this.open.filter((one) => !except.has(generationOf(one))).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  }
}

describe('time that is moved', () => {
  it('stops where each deadline falls due, one millisecond after its last', async () => {
    const world = new World(at('2024-03-05T09:00:00'), [row('b', at('2024-03-20T23:59:59.999')), row('a', at('2024-03-12T23:59:59.999')), row('c', at('2024-09-01T12:00:00'))]);
    const moved = await world.machine.moveTo(at('2024-04-01T09:00:00'));
    expect(world.seen).toEqual([`a ${at('2024-03-13T00:00:00')}`, `b ${at('2024-03-21T00:00:00')}`]);
    expect(moved).toMatchObject({ now: at('2024-04-01T09:00:00'), fired: [{ deadlineId: 'a' }, { deadlineId: 'b', caseId: 'b', ruleId: 'supplement' }] });
    expect(world.open.map(({ deadlineId }) => deadlineId)).toEqual(['c']);
  });

  it('stops at every midnight on the way, and before what falls due just then', async () => {
    const world = new World(at('2024-03-05T09:00:00'), [row('a', at('2024-03-06T23:59:59.999'))]);
    await world.machine.moveTo(at('2024-03-06T00:00:00'));
    expect(world.midnights).toEqual([at('2024-03-06T00:00:00')]);
    await world.machine.moveTo(at('2024-03-06T23:59:59.999'));
    expect(world.midnights).toHaveLength(1);
    await world.machine.moveTo(at('2024-03-08T09:00:00'));
    expect(world.midnights.slice(1)).toEqual([at('2024-03-07T00:00:00'), at('2024-03-08T00:00:00')]);
    expect(world.seen).toEqual([`a ${at('2024-03-07T00:00:00')}`]);
  });

  it('computes again what the calendar decided when the next arrangement is published, before anything later falls due', async () => {
    const world = new World(at('2024-11-01T09:00:00'), [row('a', at('2024-11-12T12:00:00'))]);
    await world.machine.moveTo(at('2024-11-11T23:00:00'));
    expect(world.recomputed).toBe(1);
    await world.machine.moveTo(at('2024-12-01T09:00:00'));
    expect(world.recomputed).toBe(2);
    expect(world.seen).toHaveLength(1);
  });

  it('a province may take a new arrangement over some days after it was published', async () => {
    const world = new World(at('2024-11-01T09:00:00'), [], [], 50);
    await world.machine.moveTo(at('2024-12-31T23:59:59'));
    expect([world.recomputed, calendarOf(world.clock).version]).toEqual([1, chinaCalendarKnownOn(calendarDate('2024-11-11')).version]);
    await world.machine.moveTo(at('2025-01-01T00:00:00'));
    expect([world.recomputed, calendarOf(world.clock).version]).toEqual([2, chinaCalendarKnownOn(calendarDate('2024-11-12')).version]);
  });

  it('is not held up by what cannot be fired, and never goes back', async () => {
    const world = new World(at('2024-03-05T09:00:00'), [row('a', at('2024-03-06T12:00:00')), row('b', at('2024-03-07T12:00:00'))], ['a']);
    expect((await world.machine.moveTo(at('2024-03-10T09:00:00'))).now).toBe(at('2024-03-10T09:00:00'));
    expect(world.failures).toEqual(['a']);
    expect(world.seen.map((one) => one.split(' ')[0])).toEqual(['b']);
    expect((await world.machine.moveTo(at('2024-03-01T09:00:00'))).now).toBe(at('2024-03-10T09:00:00'));
  });

  it('fires the same at the same instants in however many steps it is moved', async () => {
    const HOUR = 3_600_000;
    const start = at('2024-01-01T00:00:00');
    const after = (hours: number): Instant => instant(Date.parse(start) + hours * HOUR);
    await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.nat(500), { maxLength: 8 }), fc.array(fc.nat(500), { maxLength: 6 }), async (dues, stops) => {
      const rows = (): DeadlineRow[] => dues.map((hours) => row(`d${hours}`, after(hours)));
      const [once, often] = [new World(start, rows()), new World(start, rows())];
      await once.machine.moveTo(after(600));
      for (const hours of [...stops].sort((a, b) => a - b)) await often.machine.moveTo(after(hours));
      await often.machine.moveTo(after(600));
      expect(often.seen).toEqual(once.seen);
      expect(once.open).toEqual([]);
    }));
  });
});
