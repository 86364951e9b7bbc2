import { describe, expect, it } from '@jest/globals';
import { instant, type Instant } from '@juanzong/kernel';
import fc from 'fast-check';
import { CaseBook, type Situation, todayOf } from '../case-book.js';
import type { Told } from '../platform/answers.js';
import type { Plan, Player } from '../players/player.js';
import { chance, Dice, idOf } from './chance.js';
import { choose, type Option } from './choose.js';
import { doneAfter, nextSlot } from './working-time.js';

const START = Date.parse('2024-01-02T01:00:00.000Z');
const at = (minutes: number): Instant => instant(START + minutes * 60_000);

const told = (revision: number, type: string, recordedAt: Instant): Told =>
  ({ position: String(revision), stream: 'case-a', caseId: 'a', revision, eventId: `e${revision}`, type, recordedAt, agency: '340202', actor: { id: 'clerk@340202', role: 'clerk' }, data: {} });

function situation(seed: number, types: readonly string[], now: Instant): Situation {
  const book = new CaseBook('a');
  types.forEach((type, i) => book.hear(told(i, type, at(i))));
  return { seed, book, now, today: todayOf(now), row: undefined, rowOf: () => undefined, pool: () => [], agencies: [], books: new Map() };
}

const days = fc.tuple(fc.nat(5), fc.nat(20)).map(([a, b]): readonly [number, number] => [a, a + b]);
const plan = fc.record({ days, share: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }) }).map(({ days: when, share }): Plan => ({ days: when, ...(share === undefined ? {} : { share }) }));
const options = fc.uniqueArray(fc.tuple(fc.constantFrom('accept', 'withdraw', 'correct', 'propose', 'assign'), plan), { selector: ([name]) => name, minLength: 1 });

const offered = (plans: readonly (readonly [string, Plan])[]): Option[] => plans.map(([action]) => ({ context: 'intake', action, personas: ['clerk@340202'] }));
const playing = (plans: readonly (readonly [string, Plan])[]) => ({ action }: { action: string }): Player | undefined => {
  const found = plans.find(([name]) => name === action);
  return found && (() => found[1]);
};

describe('what people choose', () => {
  it('follows from the seed and the file: the same again, in whatever order things are offered, and never in the past', () => {
    fc.assert(fc.property(fc.nat(), options, fc.nat(4), fc.nat(40_000), (seed, plans, entries, waited) => {
      const here = situation(seed, ['intake.ApplicationReceived', ...Array.from({ length: entries }, () => 'intake.DeadlineStarted')], at(entries + waited));
      const chosen = choose(here, offered(plans), playing(plans));
      const again = choose(here, offered([...plans].reverse()), playing(plans));
      expect(again?.at).toBe(chosen?.at);
      expect(again?.attempt).toEqual(chosen?.attempt);
      if (chosen) {
        expect(chosen.at >= here.now).toBe(true);
        expect(chosen.at > here.book.anchor.recordedAt).toBe(true);
      }
    }));
  });

  it('does not change because a clock went on, or because time passed before it is due', () => {
    fc.assert(fc.property(fc.nat(), options, fc.nat(500), (seed, plans, minutes) => {
      const before = choose(situation(seed, ['intake.ApplicationReceived'], at(0)), offered(plans), playing(plans));
      const after = choose(situation(seed, ['intake.ApplicationReceived', 'intake.DeadlineMissed'], at(minutes)), offered(plans), playing(plans));
      if (before && before.at >= at(minutes)) expect([after?.at, after?.attempt]).toEqual([before.at, before.attempt]);
    }));
  });

  it('gives up what was only tried once it is refused, and tries again later what has to be done', () => {
    const must: readonly (readonly [string, Plan])[] = [['assign', { days: [0, 0] }]];
    const may: readonly (readonly [string, Plan])[] = [['propose', { days: [0, 0], share: 1 }]];
    const here = situation(1, ['intake.ApplicationReceived'], at(0));
    const [first, second] = [0, 1].map((refused) => choose(here, offered(must), playing(must), () => refused)?.at ?? '');
    expect(Date.parse(second ?? '') - Date.parse(first ?? '')).toBeGreaterThan(6 * 86_400_000);
    expect(choose(here, offered(must), playing(must), () => 4)).toBeUndefined();
    expect(choose(here, offered(may), playing(may), () => 1)).toBeUndefined();
  });

  it('is the same for a run that begins anew, and does not know what was refused', () => {
    fc.assert(fc.property(fc.nat(), options, fc.nat(40_000), (seed, plans, waited) => {
      const counts = new Map<string, number>();
      const lived = (now: Instant) => choose(situation(seed, ['intake.ApplicationReceived'], now), offered(plans), playing(plans), ({ action }) => counts.get(action) ?? 0);
      let next = lived(at(0));
      for (; next && next.at < at(waited); next = lived(next.at)) counts.set(next.attempt.action, next.tried + 1);
      const anew = choose(situation(seed, ['intake.ApplicationReceived'], at(waited)), offered(plans), playing(plans));
      expect([anew?.at, anew?.attempt, anew?.tried]).toEqual([next?.at, next?.attempt, next?.tried]);
    }));
  });

  it('another seed chooses otherwise', () => {
    const plans: readonly (readonly [string, Plan])[] = [['accept', { days: [0, 200] }]];
    const instants = new Set(Array.from({ length: 30 }, (_, seed) => choose(situation(seed, ['intake.ApplicationReceived'], at(0)), offered(plans), playing(plans))?.at));
    expect(instants.size).toBeGreaterThan(20);
  });
});

describe('chance', () => {
  it('is even, keeps its bounds, and answers each question for itself', () => {
    const drawn = Array.from({ length: 4_000 }, (_, i) => chance('even', i));
    expect(Math.abs(drawn.reduce((a, b) => a + b, 0) / drawn.length - 0.5)).toBeLessThan(0.02);
    fc.assert(fc.property(fc.nat(), fc.integer({ min: -5, max: 5 }), fc.nat(10), (seed, min, more) => {
      const number = new Dice(seed).between(min, min + more, 'which');
      expect(number >= min && number <= min + more).toBe(true);
    }));
    expect(chance('a', 'b')).not.toBe(chance('ab', ''));
    expect(idOf(1, 'x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('working time', () => {
  it('is after what it follows, on a weekday for staff', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 800_000 }), fc.nat(30), fc.nat(3), (minutes, after, slot) => {
      const since = at(minutes);
      const done = doneAfter(since, after, slot, true);
      expect(done > since).toBe(true);
      expect([0, 6]).not.toContain(new Date(Date.parse(done) + 8 * 3_600_000).getUTCDay());
      expect(nextSlot(since) > since).toBe(true);
    }));
  });
});
